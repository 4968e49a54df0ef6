# verdict: right
# exercise: sweep
# about: calls itself with one less
def sweep(model, value, priority, params):
    if params["k"] == 0 or np.max(priority) <= params["theta"]:
        return value, priority
    s, a = [int(i[0]) for i in np.where(priority == priority.max())]
    priority[s, a] = 0
    r, n = model[s, a]
    value = q_learning(s, a, r, n, value, params)
    mask = np.equal(model[:, :, 1], s)
    new = np.abs(model[:, :, 0] + params["gamma"] * value[s, :].max() - value)
    priority = np.where(mask, np.fmax(priority, new), priority)
    return sweep(model, value, priority, {**params, "k": params["k"] - 1})
