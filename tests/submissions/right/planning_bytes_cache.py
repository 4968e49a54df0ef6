# verdict: right
# exercise: planning
# about: cache keyed by the bytes of the model
_cache = {}
def dyna_q_planning(model, value, params):
    key = (model.shape, model.tobytes())
    if key not in _cache:
        _cache.clear()
        _cache[key] = np.argwhere(~np.isnan(model[:, :, 0]))
    pairs = _cache[key]
    for _ in range(params['k']):
        s, a = pairs[np.random.randint(len(pairs))]
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value
