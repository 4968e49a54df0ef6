# verdict: wrong
# exercise: planning
# mistake: bootstraps-terminal
# also: unrecognised
# about: no learning at the end at all, but a backup is used up
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = pairs[np.random.randint(len(pairs))]
        r, n = model[s, a]
        if np.isnan(n):
            value[s, a] = r
        else:
            value = q_learning(s, a, r, n, value, params)
    return value
