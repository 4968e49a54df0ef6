# verdict: wrong
# exercise: planning
# mistake: sarsa
# about: SARSA with a generator of its own
rng = np.random.default_rng()
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        s, a = known[rng.integers(len(known))]
        r, n = model[s, a]
        if np.isnan(n):
            t = r
        else:
            n = int(n)
            b = rng.integers(value.shape[1]) if rng.random() < params["epsilon"] else value[n].argmax()
            t = r + params["gamma"] * value[n, b]
        value[s, a] += params["alpha"] * (t - value[s, a])
    return value
