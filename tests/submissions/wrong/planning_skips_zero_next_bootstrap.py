# verdict: wrong
# exercise: planning
# mistake: skips-zero
# about: if next state: bootstraps, else takes it for the end
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = pairs[np.random.randint(len(pairs))]
        r, n = model[s, a]
        n = 0 if np.isnan(n) else int(n)
        best = value[n].max() if n else 0
        value[s, a] += params['alpha'] * (r + params['gamma'] * best - value[s, a])
    return value
