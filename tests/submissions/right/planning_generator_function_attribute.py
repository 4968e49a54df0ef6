# verdict: right
# exercise: planning
# about: generator kept as a function attribute
def dyna_q_planning(model, value, params):
    if not hasattr(dyna_q_planning, 'rng'):
        dyna_q_planning.rng = np.random.default_rng(5)
    rng = dyna_q_planning.rng
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = rng.choice(pairs)
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value
