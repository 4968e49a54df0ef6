# verdict: wrong
# exercise: dyna_q_plus_planning
# mistake: unfair-draws
# about: one pair for the whole call
def dyna_q_plus_planning(model, value, last_tried, now, params):
    known = ~np.isnan(model[:, :, 0])
    states = np.flatnonzero(known.any(axis=1))
    s0, a0 = np.random.choice(states), np.random.choice(model.shape[1])
    for _ in range(params["k"]):
        s = s0
        a = a0
        r, n = model[s, a] if known[s, a] else (0.0, s)
        bonus = params["kappa"] * np.sqrt(now - last_tried[s, a])
        value = q_learning(s, a, r + bonus, n, value, params)
    return value
