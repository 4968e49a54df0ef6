# verdict: right
# exercise: sweep
# about: q_learning by keywords, a while loop
def sweep(model, value, priority, params):
    k = params["k"]
    while k:
        k -= 1
        i = np.nanargmax(priority)
        s, a = int(i) // priority.shape[1], int(i) % priority.shape[1]
        if priority.flat[i] <= params["theta"]:
            k = 0
            continue
        priority.flat[i] = 0
        value = q_learning(state=s, action=a, reward=model[s, a, 0], next_state=model[s, a, 1], value=value, params=params)
        gap = model[:, :, 0] + params["gamma"] * value[s].max() - value
        np.copyto(priority, np.fmax(priority, np.abs(gap)), where=model[:, :, 1] == s)
    return value, priority
