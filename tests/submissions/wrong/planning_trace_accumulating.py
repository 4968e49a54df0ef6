# verdict: wrong
# exercise: planning
# mistake: eligibility-traces
# about: accumulating traces of all pairs drawn in the call
def dyna_q_planning(model, value, params):
    e = np.zeros_like(value)
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        s, a = known[np.random.randint(len(known))]
        r, n = model[s, a]
        future = 0 if np.isnan(n) else value[int(n)].max()
        delta = r + params["gamma"] * future - value[s, a]
        e[s, a] += 1
        value += params["alpha"] * delta * e
        e *= params["gamma"] * 0.9
    return value
