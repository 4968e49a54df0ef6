# verdict: right
# exercise: planning
# about: sorts candidates by a normal draw in each step
def dyna_q_planning(model, value, params):
    pairs = list(zip(*np.where(np.logical_not(np.isnan(model[:, :, 0])))))
    for _ in range(params['k']):
        s, a = min(pairs, key=lambda _: np.random.randn())
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value
