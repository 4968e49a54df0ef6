# verdict: wrong
# exercise: planning
# mistake: target-other-action
# also: unrecognised, target-missing
# about: the maximum over tried actions of the next state only
def dyna_q_planning(model, value, params):
    tried = ~np.isnan(model[:, :, 0])
    known = np.argwhere(tried)
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        row = [] if np.isnan(ns) else value[int(ns)][tried[int(ns)]]
        best = max(row) if len(row) else 0.0
        value[s, a] += params['alpha'] * (r + params['gamma'] * best - value[s, a])
    return value
