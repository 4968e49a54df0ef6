# verdict: right
# exercise: dyna_q_plus_planning
# about: a generator of its own
rng = np.random.default_rng()
def dyna_q_plus_planning(model, value, last_tried, now, params):
    visited = np.flatnonzero((~np.isnan(model[..., 0])).sum(axis=1))
    for _ in range(params["k"]):
        s = int(rng.choice(visited))
        a = int(rng.integers(value.shape[1]))
        age = now - last_tried[s, a]
        bonus = params["kappa"] * np.sqrt(age)
        if model[s, a, 0] == model[s, a, 0]:
            value = q_learning(s, a, model[s, a, 0] + bonus, model[s, a, 1], value, params)
        else:
            value = q_learning(s, a, bonus, s, value, params)
    return value
