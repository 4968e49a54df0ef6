# verdict: wrong
# exercise: sweep
# mistake: ignores-theta
# about: k updates always
def sweep(model, value, priority, params):
    for _ in range(params["k"]):
        s, a = np.unravel_index(priority.argmax(), priority.shape)
        priority[s, a] = 0
        if np.isnan(model[s, a, 0]):
            continue
        value = q_learning(s, a, *model[s, a], value, params)
        for t, b in np.argwhere(model[:, :, 1] == s):
            priority[t, b] = max(priority[t, b], abs(model[t, b, 0] + params["gamma"] * value[s].max() - value[t, b]))
    return value, priority
