# verdict: wrong
# exercise: planning
# mistake: constant-generator
# about: default_rng(0) inside
def dyna_q_planning(model, value, params):
    rng = np.random.default_rng(0)
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[rng.integers(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
