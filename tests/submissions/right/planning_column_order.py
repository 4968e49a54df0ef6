# verdict: right
# exercise: planning
# about: lists candidates action by action, from the last one back
def dyna_q_planning(model, value, params):
    pairs = []
    for a in reversed(range(model.shape[1])):
        for s in range(model.shape[0]):
            if np.isfinite(model[s, a, 0]):
                pairs.insert(0, (s, a))
    for _ in range(params['k']):
        s, a = pairs[np.random.choice(len(pairs))]
        r, n = model[s, a]
        value = q_learning(s, a, r, n, value, params)
    return value
