# verdict: wrong
# exercise: planning
# mistake: alpha-missing
# also: overwrites-value
# about: adds the whole error
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        best = 0 if np.isnan(ns) else value[int(ns)].max()
        value[s, a] += r + params['gamma'] * best - value[s, a]
    return value
