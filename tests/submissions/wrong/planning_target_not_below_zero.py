# verdict: wrong
# exercise: planning
# mistake: target-other-action
# about: the next state is worth 0 at least
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        best = 0
        if not np.isnan(ns):
            for q in value[int(ns)]:
                if q > best:
                    best = q
        value[s, a] += params['alpha'] * (r + params['gamma'] * best - value[s, a])
    return value
