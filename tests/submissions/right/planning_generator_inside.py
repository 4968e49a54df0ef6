# verdict: right
# exercise: planning
# about: a Generator made inside each call from entropy
def dyna_q_planning(model, value, params):
    gen = np.random.default_rng()
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for i in gen.integers(len(known), size=params['k']):
        s, a = known[i]
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value
