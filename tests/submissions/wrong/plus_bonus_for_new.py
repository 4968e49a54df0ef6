# verdict: wrong
# exercise: dyna_q_plus_planning
# mistake: bonus-not-for-all
# about: a bonus for what is new only
def dyna_q_plus_planning(model, value, last_tried, now, params):
    known = ~np.isnan(model[:, :, 0])
    states = np.flatnonzero(known.any(axis=1))
    for _ in range(params["k"]):
        s = np.random.choice(states)
        a = np.random.choice(model.shape[1])
        r, n = model[s, a] if known[s, a] else (0.0, s)
        bonus = params["kappa"] * np.sqrt(now - last_tried[s, a])
        value = q_learning(s, a, r if known[s, a] else r + bonus, n, value, params)
    return value
