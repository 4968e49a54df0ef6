# verdict: right
# exercise: planning
# about: negative strides
def dyna_q_planning(model, value, params):
    flipped = value[::-1, ::-1]
    S, A = value.shape
    known = np.argwhere(~np.isnan(model[:, :, 0]))[::-1]
    for _ in range(params['k']):
        s, a = known[int(len(known) * np.random.random_sample())]
        r, n = model[s, a]
        best = 0.0 if n != n else flipped[S - 1 - int(n)].max()
        flipped[S - 1 - s, A - 1 - a] += params['alpha'] * (r + params['gamma'] * best - flipped[S - 1 - s, A - 1 - a])
    return flipped[::-1, ::-1]
