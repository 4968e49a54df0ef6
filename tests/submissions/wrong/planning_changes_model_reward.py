# verdict: wrong
# exercise: planning
# mistake: changes-model
# about: notes the new value beside the reward
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    rewards = model[:, :, 0].copy()
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, rewards[s, a], model[s, a, 1], value, params)
        model[s, a, 0] = value[s, a]
    return value
