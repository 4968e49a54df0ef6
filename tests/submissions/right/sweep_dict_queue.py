# verdict: right
# exercise: sweep
# about: a dict as the queue, as in the book
def sweep(model, value, priority, params):
    queue = {pair: p for pair, p in np.ndenumerate(priority) if p > params["theta"]}
    for _ in range(params["k"]):
        if not queue:
            break
        s, a = max(queue, key=queue.get)
        del queue[s, a]
        value = q_learning(s, a, *model[s, a], value, params)
        for t, b in zip(*np.where(model[..., 1] == s)):
            size = np.abs(model[t, b, 0] + params["gamma"] * value[s].max() - value[t, b])
            if size > params["theta"]:
                queue[t, b] = max(size, queue.get((t, b), 0.0))
    table = np.zeros_like(priority)
    for pair, p in queue.items():
        table[pair] = p
    return value, table
