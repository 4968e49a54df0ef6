# verdict: right
# exercise: planning
# about: the smallest of random keys among the known pairs
def dyna_q_planning(model, value, params):
    unknown = np.isnan(model[:, :, 0])
    for _ in range(params['k']):
        keys = np.random.rand(*unknown.shape)
        keys[unknown] = 2.0
        s, a = np.unravel_index(np.argmin(keys), keys.shape)
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value
