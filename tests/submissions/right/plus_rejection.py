# verdict: right
# exercise: dyna_q_plus_planning
# about: draws any pair until its state was visited
def dyna_q_plus_planning(model, value, last_tried, now, params):
    visited = np.isfinite(model[:, :, 0]).any(axis=1)
    left = params["k"]
    while left > 0:
        s = np.random.randint(model.shape[0])
        if not visited[s]:
            continue
        a = np.random.randint(model.shape[1])
        r, n = (model[s, a, 0], model[s, a, 1]) if np.isfinite(model[s, a, 0]) else (0, s)
        value = q_learning(s, a, r + params["kappa"] * np.sqrt(now - last_tried[s, a]), n, value, params)
        left -= 1
    return value
