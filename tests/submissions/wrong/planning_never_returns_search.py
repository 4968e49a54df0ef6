# verdict: wrong
# exercise: planning
# mistake: too-slow
# about: looks for a pair among the unknown ones only
def dyna_q_planning(model, value, params):
    n_s, n_a, _ = model.shape
    for _ in range(params['k']):
        s, a = 0, 0
        while not (np.isnan(model[s, a, 0]) and model[s, a, 0] == 0):
            s, a = np.random.randint(n_s), np.random.randint(n_a)
        value = q_learning(s, a, *model[s, a], value, params)
    return value
