# verdict: wrong
# exercise: planning
# mistake: constant-generator
# also: biased-draw, prioritised
# about: generator seeded by the values
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    rng = np.random.RandomState(int(abs(value.sum() * 1000)) % 2**31)
    for i in rng.randint(len(pairs), size=params['k']):
        s, a = pairs[i]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
