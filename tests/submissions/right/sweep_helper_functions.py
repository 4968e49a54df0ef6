# verdict: right
# exercise: sweep
# about: three helpers
def most_urgent(priority):
    return tuple(int(i) for i in np.unravel_index(priority.argmax(), priority.shape))
def error(model, value, pair, gamma):
    r, n = model[pair]
    ahead = value[int(n)].max() if not np.isnan(n) else 0
    return abs(r + gamma * ahead - value[pair])
def leading_to(model, state):
    return [tuple(pair) for pair in np.argwhere(model[:, :, 1] == state)]
def sweep(model, value, priority, params):
    for _ in range(params["k"]):
        pair = most_urgent(priority)
        if priority[pair] <= params["theta"]:
            break
        priority[pair] = 0
        value = q_learning(*pair, *model[pair], value, params)
        for other in leading_to(model, pair[0]):
            priority[other] = max(priority[other], error(model, value, other, params["gamma"]))
    return value, priority
