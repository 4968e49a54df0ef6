# verdict: wrong
# exercise: planning
# mistake: stale-targets
# about: next values are read from the table as it was at the start
def dyna_q_planning(model, value, params):
    before = value.copy()
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        best = 0 if np.isnan(ns) else before[int(ns)].max()
        value[s, a] += params['alpha'] * (r + params['gamma'] * best - value[s, a])
    return value
