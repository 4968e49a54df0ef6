# verdict: wrong
# exercise: planning
# mistake: stale-targets
# about: vectorised with np.add.at
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    idx = pairs[np.random.randint(len(pairs), size=params['k'])]
    s, a = idx[:, 0], idx[:, 1]
    r, n = model[s, a].T
    best = np.where(np.isnan(n), 0, value[np.nan_to_num(n).astype(int)].max(axis=1))
    np.add.at(value, (s, a), params['alpha'] * (r + params['gamma'] * best - value[s, a]))
    return value
