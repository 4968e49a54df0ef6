# verdict: wrong
# exercise: planning
# mistake: prioritised
# also: biased-draw
# about: drawn in proportion to the error
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        err = np.empty(len(known))
        for i, (s, a) in enumerate(known):
            r, ns = model[s, a]
            follow = 0.0 if np.isnan(ns) else np.max(value[int(ns)])
            err[i] = abs(r + params['gamma'] * follow - value[s, a]) + 1e-6
        i = np.random.choice(len(known), p=err / err.sum())
        s, a = known[i]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
