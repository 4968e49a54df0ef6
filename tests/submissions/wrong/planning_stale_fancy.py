# verdict: wrong
# exercise: planning
# mistake: stale-targets
# also: too-few-backups
# about: fancy indexing, where a pair drawn twice counts once
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    S, A = pairs[np.random.randint(len(pairs), size=params['k'])].T
    r, n = model[S, A].T
    best = np.where(np.isnan(n), 0, value[np.nan_to_num(n).astype(int)].max(axis=1))
    value[S, A] += params['alpha'] * (r + params['gamma'] * best - value[S, A])
    return value
