# verdict: right
# exercise: planning
# about: values kept in a dictionary for the call
def dyna_q_planning(model, value, params):
    Q = {(s, a): value[s, a] for s in range(value.shape[0]) for a in range(value.shape[1])}
    keys = [sa for sa in Q if not np.isnan(model[sa][0])]
    for _ in range(params['k']):
        s, a = keys[np.random.randint(0, high=len(keys))]
        r, ns = model[s, a]
        if ns == ns:
            fut = max(Q[int(ns), b] for b in range(value.shape[1]))
        else:
            fut = 0
        Q[s, a] += params['alpha'] * (r + params['gamma'] * fut - Q[s, a])
    out = np.zeros(value.shape)
    for sa in Q: out[sa] = Q[sa]
    return out
