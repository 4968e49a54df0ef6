# verdict: right
# exercise: sweep
# about: sorts pairs before every update
def sweep(model, value, priority, params):
    n_actions = value.shape[1]
    for _ in range(params["k"]):
        ranked = np.argsort(priority, axis=None)
        s, a = divmod(int(ranked[-1]), n_actions)
        if priority[s, a] > params["theta"]:
            priority[s, a] = 0.0
            value = q_learning(s, a, model[s, a][0], model[s, a][1], value, params)
            states, actions = np.nonzero(model[:, :, 1] == s)
            fresh = np.abs(model[states, actions, 0] + params["gamma"] * value[s].max() - value[states, actions])
            priority[states, actions] = np.maximum(fresh, priority[states, actions])
        else:
            break
    return value, priority
