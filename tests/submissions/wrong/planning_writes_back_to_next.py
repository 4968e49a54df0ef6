# verdict: wrong
# exercise: planning
# mistake: writes-next-state
# also: unrecognised, bootstraps-own-state
# about: backup of the predecessor with the value of the pair itself
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = pairs[np.random.randint(len(pairs))]
        r, n = model[s, a]
        value = q_learning(s, a, r, n, value, params)
        if not np.isnan(n):
            value[int(n), a] += params['alpha'] * (value[s, a] - value[int(n), a])
    return value
