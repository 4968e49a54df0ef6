# verdict: wrong
# exercise: planning
# mistake: alpha-twice
# about: the step is scaled twice
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        best = 0 if np.isnan(ns) else value[int(ns)].max()
        step = params['alpha'] * (r + params['gamma'] * best - value[s, a])
        value[s, a] += params['alpha'] * step
    return value
