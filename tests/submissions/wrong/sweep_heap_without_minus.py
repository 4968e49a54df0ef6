# verdict: wrong
# exercise: sweep
# mistake: lowest-first
# about: a heap gives the smallest
import heapq
def sweep(model, value, priority, params):
    for _ in range(params["k"]):
        heap = [(priority[s, a], s, a) for s, a in np.argwhere(priority > 0).tolist()]
        if not heap:
            break
        heapq.heapify(heap)
        p, s, a = heapq.heappop(heap)
        if p <= params["theta"]:
            break
        priority[s, a] = 0
        value = q_learning(s, a, *model[s, a], value, params)
        for t, b in np.argwhere(model[:, :, 1] == s):
            new = abs(model[t, b, 0] + params["gamma"] * value[s].max() - value[t, b])
            priority[t, b] = max(new, priority[t, b])
    return value, priority
