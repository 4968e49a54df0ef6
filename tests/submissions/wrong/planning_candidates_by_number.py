# verdict: wrong
# exercise: planning
# mistake: remembers-calls
# also: unrecognised
# about: cache keyed by the number of known pairs
cache = {}
def dyna_q_planning(model, value, params):
    n = int(np.sum(~np.isnan(model[:, :, 0])))
    if n not in cache:
        cache[n] = np.argwhere(~np.isnan(model[:, :, 0]))
    pairs = cache[n]
    for _ in range(params['k']):
        s, a = pairs[np.random.randint(len(pairs))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
