# verdict: wrong
# exercise: planning
# mistake: target-other-action
# about: the maximum over the actions tried in the next state, if there are any
def dyna_q_planning(model, value, params):
    seen = ~np.isnan(model[:, :, 0])
    rows = np.argwhere(seen)
    for _ in range(params['k']):
        s, a = rows[np.random.randint(len(rows))]
        r, n = model[s, a]
        best = 0
        if not np.isnan(n):
            n = int(n)
            best = value[n][seen[n]].max() if seen[n].any() else value[n].max()
        value[s, a] += params['alpha'] * (r + params['gamma'] * best - value[s, a])
    return value
