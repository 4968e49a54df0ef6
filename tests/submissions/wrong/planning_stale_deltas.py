# verdict: wrong
# exercise: planning
# mistake: stale-targets
# also: too-few-backups, too-many-backups
# about: all errors at once, added up with np.add.at
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    S, A = pairs[np.random.randint(len(pairs), size=params['k'])].T
    r, n = model[S, A].T
    best = np.where(np.isnan(n), 0, value[np.nan_to_num(n).astype(int)].max(axis=1))
    delta = r + params['gamma'] * best - value[S, A]
    np.add.at(value, (S, A), params['alpha'] * delta)
    return value
