# verdict: wrong
# exercise: planning
# mistake: bootstraps-terminal
# about: NaN times gamma at the end of an episode
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        best = ns if np.isnan(ns) else value[int(ns)].max()
        value[s, a] += params['alpha'] * (r + params['gamma'] * best - value[s, a])
    return value
