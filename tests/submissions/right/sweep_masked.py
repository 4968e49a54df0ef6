# verdict: right
# exercise: sweep
# about: keeps what does not count out of the table
def sweep(model, value, priority, params):
    theta = params["theta"]
    p = np.where(priority > theta, priority, 0.0)
    for _ in range(params["k"]):
        if not p.any():
            break
        s, a = np.unravel_index(p.argmax(), p.shape)
        p[s, a] = 0.0
        q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
        found = np.abs(model[:, :, 0] + params["gamma"] * value[s].max() - value)
        found[~(model[:, :, 1] == s) | (found <= theta)] = 0.0
        p = np.maximum(p, found)
    return value, p
