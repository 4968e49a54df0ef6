# verdict: wrong
# exercise: dyna_q_planning
# mistake: unvisited-skipped
# about: draws from the whole table and skips unknown pairs: fewer updates
def dyna_q_planning(model, value, params):
    for _ in range(params["k"]):
        s = np.random.randint(model.shape[0])
        a = np.random.randint(model.shape[1])
        if not np.isnan(model[s, a, 0]):
            r, n = model[s, a]
            value = q_learning(s, a, r, n, value, params)
    return value
