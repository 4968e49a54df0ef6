# verdict: wrong
# exercise: planning
# mistake: bootstraps-terminal
# also: biased-draw, unrecognised
# about: never the last candidate and own state at the end
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = pairs[np.random.randint(max(1, len(pairs) - 1))]
        r, n = model[s, a]
        value = q_learning(s, a, r, s if np.isnan(n) else n, value, params)
    return value
