# verdict: wrong
# exercise: planning
# mistake: bootstraps-own-state
# about: written out with the maximum of the state's own row
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        best = 0 if np.isnan(ns) else value[s].max()
        value[s, a] += params['alpha'] * (r + params['gamma'] * best - value[s, a])
    return value
