# verdict: right
# exercise: planning
# about: a generator seeded from the global stream in each call
def dyna_q_planning(model, value, params):
    rng = np.random.default_rng(np.random.randint(2**31 - 1))
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for i in rng.integers(len(known), size=params['k']):
        s, a = known[i]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
