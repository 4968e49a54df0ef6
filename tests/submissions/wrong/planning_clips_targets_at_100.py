# verdict: wrong
# exercise: planning
# mistake: unrecognised
# about: targets limited to 100
def dyna_q_planning(model, value, params):
    rows = np.argwhere(~np.isnan(model[:, :, 0]))
    for i in range(params['k']):
        s, a = rows[np.random.randint(len(rows))]
        r, n = model[s, a]
        t = r + (params['gamma'] * value[int(n)].max() if n == n else 0)
        value[s, a] += params['alpha'] * (min(t, 100.0) - value[s, a])
    return value
