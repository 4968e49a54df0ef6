# verdict: wrong
# exercise: planning
# mistake: target-other-action
# about: only actions known in the next state count
def dyna_q_planning(model, value, params):
    known = ~np.isnan(model[:, :, 0])
    pairs = np.argwhere(known)
    for _ in range(params['k']):
        s, a = pairs[np.random.randint(len(pairs))]
        r, n = model[s, a]
        f = 0
        if n == n and known[int(n)].any():
            f = value[int(n)][known[int(n)]].max()
        value[s, a] += params['alpha'] * (r + params['gamma'] * f - value[s, a])
    return value
