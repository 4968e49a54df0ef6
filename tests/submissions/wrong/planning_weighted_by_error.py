# verdict: wrong
# exercise: planning
# mistake: prioritised
# about: weights by the size of the error, which cancel out over many tables
def dyna_q_planning(model, value, params):
    s, a = np.nonzero(~np.isnan(model[:, :, 0]))
    r, n = model[s, a].T
    ended, after = np.isnan(n), np.nan_to_num(n).astype(int)
    for _ in range(params['k']):
        best = np.where(ended, 0, value[after].max(axis=1))
        weight = np.abs(r + params['gamma'] * best - value[s, a]) + 1e-3
        i = np.random.choice(len(s), p=weight / weight.sum())
        value = q_learning(s[i], a[i], r[i], n[i], value, params)
    return value
