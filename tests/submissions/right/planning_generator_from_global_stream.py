# verdict: right
# exercise: planning
# about: a Generator made inside, seeded by a number from np.random
def dyna_q_planning(model, value, params):
    rng = np.random.default_rng(np.random.randint(2**31))
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[rng.integers(0, len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
