# verdict: wrong
# exercise: planning
# mistake: writes-next-state
# about: the next state's value moves instead of the pair's
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        place = s if np.isnan(ns) else int(ns)
        best = 0 if np.isnan(ns) else value[int(ns)].max()
        value[place, a] += params['alpha'] * (r + params['gamma'] * best - value[place, a])
    return value
