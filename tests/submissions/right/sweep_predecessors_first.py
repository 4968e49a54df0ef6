# verdict: right
# exercise: sweep
# about: a table of predecessors made beforehand
def sweep(model, value, priority, params):
    before = {}
    for s, a in np.argwhere(~np.isnan(model[:, :, 0])).tolist():
        n = model[s, a, 1]
        if n == n:
            before.setdefault(int(n), []).append((s, a))
    for _ in range(params["k"]):
        flat = priority.ravel()
        top = flat.argmax()
        if not flat[top] > params["theta"]:
            return value, priority
        s, a = divmod(int(top), priority.shape[1])
        priority[s, a] = 0
        q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
        v = max(value[s])
        for pair in before.get(s, []):
            err = model[pair][0] + params["gamma"] * v - value[pair]
            priority[pair] = max(priority[pair], err, -err)
    return value, priority
