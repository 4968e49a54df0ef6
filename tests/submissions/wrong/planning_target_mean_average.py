# verdict: wrong
# exercise: planning
# mistake: target-mean
# about: expected value under a random policy
def dyna_q_planning(model, value, params):
    policy = np.ones(value.shape[1]) / value.shape[1]
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for i in np.random.randint(len(known), size=params['k']):
        s, a = known[i]
        r, ns = model[s, a]
        v = 0.0 if np.isnan(ns) else policy @ value[int(ns)]
        value[s, a] = (1 - params['alpha']) * value[s, a] + params['alpha'] * (r + params['gamma'] * v)
    return value
