# verdict: wrong
# exercise: planning
# mistake: unvisited-pairs
# about: any() of the entry: NaN counts as true
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(model.any(axis=2))
    for _ in range(params['k']):
        s, a = pairs[np.random.randint(len(pairs))]
        value = q_learning(s, a, model[s, a, 0], np.nan_to_num(model[s, a, 1]), np.nan_to_num(value), params)
    return value
