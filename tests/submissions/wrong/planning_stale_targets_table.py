# verdict: wrong
# exercise: planning
# mistake: stale-targets
# about: a table of all targets, made once for each call
def dyna_q_planning(model, value, params):
    R, N = model[:, :, 0], model[:, :, 1]
    v = value.max(axis=1)
    follow = np.where(np.isnan(N), 0, v[np.nan_to_num(N).astype(int)])
    targets = R + params['gamma'] * follow
    pairs = np.argwhere(~np.isnan(R))
    for i in np.random.randint(len(pairs), size=params['k']):
        s, a = pairs[i]
        value[s, a] += params['alpha'] * (targets[s, a] - value[s, a])
    return value
