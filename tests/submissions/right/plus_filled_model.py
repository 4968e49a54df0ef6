# verdict: right
# exercise: dyna_q_plus_planning
# about: fills what is not known into a copy of the model
def dyna_q_plus_planning(model, value, last_tried, now, params):
    full = model.copy()
    visited = []
    for s in range(len(full)):
        if np.isfinite(model[s, :, 0]).any():
            visited.append(s)
            for a in range(full.shape[1]):
                if np.isnan(full[s, a, 0]):
                    full[s, a] = 0.0, s
    full[:, :, 0] = full[:, :, 0] + params["kappa"] * (now - last_tried) ** 0.5
    for _ in range(params["k"]):
        s = visited[np.random.randint(len(visited))]
        a = np.random.randint(full.shape[1])
        value = q_learning(s, a, full[s, a, 0], full[s, a, 1], value, params)
    return value
