# verdict: wrong
# exercise: planning
# mistake: unvisited-pairs
# about: NaN turned to zeros, so every pair looks tried
def dyna_q_planning(model, value, params):
    filled = np.nan_to_num(model)
    for _ in range(params['k']):
        s = np.random.choice(filled.shape[0])
        a = np.random.choice(filled.shape[1])
        r = filled[s, a, 0]
        ns = model[s, a, 1]
        value = q_learning(s, a, r, ns, value, params)
    return value
