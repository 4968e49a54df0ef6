# verdict: wrong
# exercise: planning
# mistake: casts-reward
# about: the reward is clipped to -1 to 1
def dyna_q_planning(model, value, params):
    clipped = np.clip(model[:, :, 0], -1, 1)
    known = np.argwhere(~np.isnan(clipped))
    for i in np.random.randint(len(known), size=params['k']):
        s, a = known[i]
        value = q_learning(s, a, clipped[s, a], model[s, a, 1], value, params)
    return value
