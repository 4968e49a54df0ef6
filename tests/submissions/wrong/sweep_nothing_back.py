# verdict: wrong
# exercise: sweep
# mistake: returns-none
# about: no return
def sweep(model, value, priority, params):
    for _ in range(params["k"]):
        s, a = divmod(int(priority.argmax()), priority.shape[1])
        if priority[s, a] <= params["theta"]:
            break
        priority[s, a] = 0
        value = q_learning(s, a, *model[s, a], value, params)
        for t, b in np.argwhere(model[:, :, 1] == s):
            p = abs(model[t, b, 0] + params["gamma"] * value[s].max() - value[t, b])
            priority[t, b] = max(priority[t, b], p)
    params['theta']
