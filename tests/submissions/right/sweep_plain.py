# verdict: right
# exercise: sweep
# about: unravel_index and argwhere
def sweep(model, value, priority, params):
    for _ in range(params["k"]):
        state, action = np.unravel_index(np.argmax(priority), priority.shape)
        if priority[state, action] <= params["theta"]:
            break
        priority[state, action] = 0
        reward, next_state = model[state, action]
        value = q_learning(state, action, reward, next_state, value, params)
        for s, a in np.argwhere(model[:, :, 1] == state):
            r = model[s, a, 0]
            p = abs(r + params["gamma"] * np.max(value[state]) - value[s, a])
            priority[s, a] = max(priority[s, a], p)
    return value, priority
