# verdict: wrong
# exercise: planning
# mistake: prioritised
# also: greedy-choice
# about: the known pair with the largest value
def dyna_q_planning(model, value, params):
    for _ in range(params['k']):
        q = np.where(np.isnan(model[:, :, 0]), -np.inf, value)
        s, a = np.unravel_index(q.argmax(), q.shape)
        value = q_learning(s, a, *model[s, a], value, params)
    return value
