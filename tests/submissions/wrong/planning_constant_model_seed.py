# verdict: wrong
# exercise: planning
# mistake: constant-generator
# about: a generator seeded with the number of known pairs
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    gen = np.random.default_rng(len(known))
    for i in gen.integers(0, len(known), size=params['k']):
        s, a = known[i]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
