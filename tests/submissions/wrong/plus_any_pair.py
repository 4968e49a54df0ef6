# verdict: wrong
# exercise: dyna_q_plus_planning
# mistake: unvisited-states
# about: any pair of the table
def dyna_q_plus_planning(model, value, last_tried, now, params):
    for _ in range(params["k"]):
        s, a = divmod(np.random.randint(value.size), value.shape[1])
        r, n = model[s, a]
        if np.isnan(r):
            r, n = 0.0, s
        value = q_learning(s, a, r + params["kappa"] * np.sqrt(now - last_tried[s, a]), n, value, params)
    return value
