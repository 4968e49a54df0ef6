# verdict: wrong
# exercise: planning
# mistake: unrecognised
# also: target-whole-table
# about: best of next and own state
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    for s, a in pairs[np.random.randint(len(pairs), size=params['k'])]:
        r, n = model[s, a]
        best = 0 if np.isnan(n) else max(value[int(n)].max(), value[s].max())
        value[s, a] += params['alpha'] * (r + params['gamma'] * best - value[s, a])
    return value
