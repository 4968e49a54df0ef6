# verdict: wrong
# exercise: planning
# mistake: old-value-kept
# also: wrong-weights
# about: typo =+ in the update
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    for s, a in pairs[np.random.randint(len(pairs), size=params['k'])]:
        r, n = model[s, a]
        best = 0 if np.isnan(n) else np.amax(value[int(n)])
        value[s, a] =+ params['alpha'] * (r + params['gamma'] * best - value[s, a])
    return value
