# verdict: right
# exercise: planning
# about: scales np.random.random_sample to an index
def dyna_q_planning(model, value, params):
    pairs = [(s, a) for s in range(model.shape[0]) for a in range(model.shape[1])
             if not np.isnan(model[s, a, 0])]
    n = len(pairs)
    for _ in range(params['k']):
        s, a = pairs[int(np.random.random_sample() * n)]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
