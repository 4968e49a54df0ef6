# verdict: right
# exercise: planning
# about: its own cache keyed on the bytes of the model
_cache = {}
def dyna_q_planning(model, value, params):
    key = (model.shape, model.tobytes())
    if key not in _cache:
        if len(_cache) > 5:
            _cache.clear()
        _cache[key] = np.argwhere(~np.isnan(model[:, :, 0]))
    known = _cache[key]
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
