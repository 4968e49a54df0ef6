# verdict: wrong
# exercise: sweep
# mistake: successors
# about: tried pairs of the next state
def sweep(model, value, priority, params):
    for _ in range(params["k"]):
        s, a = divmod(int(priority.argmax()), priority.shape[1])
        if priority[s, a] <= params["theta"]:
            break
        priority[s, a] = 0
        value = q_learning(s, a, *model[s, a], value, params)
        for t, b in [] if np.isnan(model[s, a, 1]) else [(int(model[s, a, 1]), b) for b in range(model.shape[1]) if not np.isnan(model[int(model[s, a, 1]), b, 0])]:
            p = abs(model[t, b, 0] + params["gamma"] * (0 if np.isnan(model[t, b, 1]) else value[int(model[t, b, 1])].max()) - value[t, b])
            priority[t, b] = max(priority[t, b], p)
    return value, priority
