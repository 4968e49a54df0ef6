# verdict: right
# exercise: sweep
# about: nested lists, made arrays at the end
def sweep(model, value, priority, params):
    q, p, m = value.tolist(), priority.tolist(), model.tolist()
    alpha, gamma = params["alpha"], params["gamma"]
    pairs = [(s, a) for s in range(len(m)) for a in range(len(m[0]))]
    for _ in range(params["k"]):
        s, a = max(pairs, key=lambda pair: p[pair[0]][pair[1]])
        if p[s][a] <= params["theta"]:
            break
        p[s][a] = 0.0
        r, n = m[s][a]
        best = max(q[int(n)]) if n == n else 0.0
        q[s][a] += alpha * (r + gamma * best - q[s][a])
        v = max(q[s])
        for t, b in pairs:
            if m[t][b][1] == s:
                p[t][b] = max(p[t][b], abs(m[t][b][0] + gamma * v - q[t][b]))
    return np.array(q), np.array(p)
