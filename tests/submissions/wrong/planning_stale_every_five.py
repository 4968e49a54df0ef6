# verdict: wrong
# exercise: planning
# mistake: stale-targets
# about: snapshot refreshed every five steps
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    for j in range(params['k']):
        if j % 5 == 0:
            old = value.copy()
        s, a = pairs[np.random.randint(len(pairs))]
        r, n = model[s, a]
        best = 0 if np.isnan(n) else old[int(n)].max()
        value[s, a] += params['alpha'] * (r + params['gamma'] * best - value[s, a])
    return value
