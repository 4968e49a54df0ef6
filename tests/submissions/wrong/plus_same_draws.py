# verdict: wrong
# exercise: dyna_q_plus_planning
# mistake: unfair-draws
# about: a generator with a seed, made anew
def dyna_q_plus_planning(model, value, last_tried, now, params):
    known = ~np.isnan(model[:, :, 0])
    states = np.flatnonzero(known.any(axis=1))
    rng = np.random.default_rng(3)
    for _ in range(params["k"]):
        s = rng.choice(states)
        a = rng.integers(model.shape[1])
        r, n = model[s, a] if known[s, a] else (0.0, s)
        bonus = params["kappa"] * np.sqrt(now - last_tried[s, a])
        value = q_learning(s, a, r + bonus, n, value, params)
    return value
