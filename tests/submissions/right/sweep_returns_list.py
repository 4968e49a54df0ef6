# verdict: right
# exercise: sweep
# about: a list of the two tables
def sweep(model, value, priority, params):
    theta = params["theta"]
    for step in range(params["k"]):
        if (priority > theta).sum() == 0:
            break
        where = np.argwhere(priority == np.amax(priority))[0]
        s, a = int(where[0]), int(where[1])
        priority[s, a] = 0
        reward, after = (float(x) for x in model[s, a])
        value = q_learning(s, a, reward, None if np.isnan(after) else int(after), value, params)
        for t in range(value.shape[0]):
            for b in range(value.shape[1]):
                if not np.isnan(model[t, b, 0]) and model[t, b, 1] == s:
                    target = model[t, b, 0] + params["gamma"] * value[s].max()
                    priority[t, b] = max(priority[t, b], abs(target - value[t, b]))
    return [value, priority]
