# verdict: wrong
# exercise: planning
# mistake: casts-reward
# also: skips-zero, unrecognised
# about: reward or -1
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = pairs[np.random.randint(len(pairs))]
        r, n = model[s, a]
        value = q_learning(s, a, r or -1, n, value, params)
    return value
