# verdict: right
# exercise: planning
# about: pool of uniform numbers drawn at module level, used one after the other
_pool = iter(np.random.RandomState(77).rand(400000))
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = pairs[int(next(_pool) * len(pairs))]
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value
