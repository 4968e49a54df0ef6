# verdict: right
# exercise: dyna_q_plus_planning
# about: one number for state and action
def dyna_q_plus_planning(model, value, last_tried, now, params):
    n_actions = value.shape[1]
    visited = [s for s, row in enumerate(model) if (row[:, 0] == row[:, 0]).any()]
    draws = np.random.randint(len(visited) * n_actions, size=params["k"])
    for s, a in ((visited[d // n_actions], d % n_actions) for d in draws):
        known = model[s, a, 0] == model[s, a, 0]
        value = q_learning(
            s, a, (model[s, a, 0] if known else 0.0) + params["kappa"] * np.power(now - last_tried[s, a], 0.5),
            model[s, a, 1] if known else s, value, params)
    return value
