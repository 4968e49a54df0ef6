# verdict: right
# exercise: sweep
# about: a heap that is built at every call and forgets small ones
import heapq
def sweep(model, value, priority, params):
    theta, gamma = params["theta"], params["gamma"]
    heap = [(-p, s, a) for (s, a), p in np.ndenumerate(priority) if p > theta]
    heapq.heapify(heap)
    left = params["k"]
    while left > 0 and heap:
        p, s, a = heapq.heappop(heap)
        if -p != priority[s, a]:
            continue
        left -= 1
        priority[s, a] = 0.0
        q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
        best = value[s].max()
        for t in range(len(model)):
            for b in range(model.shape[1]):
                if model[t, b, 1] == s:
                    new = abs(model[t, b, 0] + gamma * best - value[t, b])
                    if new > theta and new > priority[t, b]:
                        priority[t, b] = new
                        heapq.heappush(heap, (-new, t, b))
    return value, priority
