# verdict: right
# exercise: planning
# about: value as nested lists, returned as an array
def dyna_q_planning(model, value, params):
    q = value.tolist()
    m = model.tolist()
    pairs = [(s, a) for s in range(len(m)) for a in range(len(m[s])) if not np.isnan(m[s][a][0])]
    for _ in range(params['k']):
        s, a = pairs[np.random.randint(len(pairs))]
        r, ns = m[s][a]
        best = 0 if np.isnan(ns) else max(q[int(ns)])
        q[s][a] += params['alpha'] * (r + params['gamma'] * best - q[s][a])
    return np.array(q)
