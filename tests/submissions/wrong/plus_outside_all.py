# verdict: wrong
# exercise: dyna_q_plus_planning
# mistake: bonus-outside
# about: the backup first, then the bonus
def dyna_q_plus_planning(model, value, last_tried, now, params):
    tried = np.isfinite(model[..., 0])
    visited = np.flatnonzero(tried.any(axis=1))
    for _ in range(params["k"]):
        s, a = int(np.random.choice(visited)), int(np.random.randint(value.shape[1]))
        r, n = model[s, a] if tried[s, a] else (0, s)
        q_learning(s, a, r, n, value, params)
        value[s, a] = value[s, a] + params["kappa"] * np.sqrt(now - last_tried[s, a])
    return value
