# verdict: wrong
# exercise: sweep
# mistake: all-actions-of-predecessor
# about: all tried actions of a state that leads there
def sweep(model, value, priority, params):
    for _ in range(params["k"]):
        s, a = divmod(int(priority.argmax()), priority.shape[1])
        if priority[s, a] <= params["theta"]:
            break
        priority[s, a] = 0
        value = q_learning(s, a, *model[s, a], value, params)
        for t, b in [(t, b) for t in np.unique(np.argwhere(model[:, :, 1] == s)[:, 0]) for b in range(model.shape[1]) if not np.isnan(model[t, b, 0])]:
            p = abs(model[t, b, 0] + params["gamma"] * (0 if np.isnan(model[t, b, 1]) else value[int(model[t, b, 1])].max()) - value[t, b])
            priority[t, b] = max(priority[t, b], p)
    return value, priority
