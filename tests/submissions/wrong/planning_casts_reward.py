# verdict: wrong
# exercise: planning
# mistake: casts-reward
# about: int of the reward
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        value = q_learning(s, a, int(r), ns, value, params)
    return value
