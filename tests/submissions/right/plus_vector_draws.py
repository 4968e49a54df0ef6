# verdict: right
# exercise: dyna_q_plus_planning
# about: all draws at once
def dyna_q_plus_planning(model, value, last_tried, now, params):
    known = ~np.isnan(model[:, :, 0])
    states = np.where(known.any(axis=1))[0]
    rows = states[np.random.randint(0, len(states), params["k"])]
    columns = np.random.randint(0, model.shape[1], params["k"])
    bonus = params["kappa"] * np.sqrt(now - last_tried)
    for s, a in zip(rows, columns):
        r, n = model[s, a] if known[s, a] else (0.0, s)
        q_learning(s, a, r + bonus[s, a], n, value, params)
    return value
