# verdict: wrong
# exercise: planning
# mistake: constant-generator
# also: biased-draw
# about: generator seeded by the number of pairs
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    rng = np.random.RandomState(len(pairs))
    for i in rng.randint(len(pairs), size=params['k']):
        s, a = pairs[i]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
