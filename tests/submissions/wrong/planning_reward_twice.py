# verdict: wrong
# exercise: planning
# mistake: unrecognised
# about: counts the reward twice
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        best = r if np.isnan(ns) else r + params['gamma'] * value[int(ns)].max()
        value[s, a] += params['alpha'] * (r + best - value[s, a])
    return value
