# verdict: wrong
# exercise: planning
# mistake: remembers-calls
# about: outcomes kept in a default argument
def dyna_q_planning(model, value, params, cache={}):
    for s, a in np.argwhere(~np.isnan(model[:, :, 0])):
        cache.setdefault((s, a), model[s, a].copy())
    keys = list(cache)
    for _ in range(params["k"]):
        s, a = keys[np.random.randint(len(keys))]
        value = q_learning(s, a, *cache[s, a], value, params)
    return value
