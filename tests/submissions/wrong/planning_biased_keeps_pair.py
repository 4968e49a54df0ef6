# verdict: wrong
# exercise: planning
# mistake: unrecognised
# also: drawn-once
# about: the pair drawn before is kept with probability a half
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    s, a = pairs[np.random.randint(len(pairs))]
    for _ in range(params['k']):
        if np.random.rand() < 0.5:
            s, a = pairs[np.random.randint(len(pairs))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
