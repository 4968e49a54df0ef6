# verdict: right
# exercise: dyna_q_plus_planning
# about: writes the backup out, on a copy
def dyna_q_plus_planning(model, value, last_tried, now, params):
    q = np.array(value)
    pairs = [(s, a) for s in range(q.shape[0]) if not np.isnan(model[s, :, 0]).all() for a in range(q.shape[1])]
    for i in np.random.randint(len(pairs), size=params["k"]):
        s, a = pairs[i]
        r, n = model[s, a]
        if np.isnan(r):
            target = params["gamma"] * q[s].max()
        elif np.isnan(n):
            target = r
        else:
            target = r + params["gamma"] * q[int(n)].max()
        target = target + params["kappa"] * np.sqrt(now - last_tried[s, a])
        q[s, a] += params["alpha"] * (target - q[s, a])
    return q
