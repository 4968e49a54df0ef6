# verdict: wrong
# exercise: dyna_q_planning
# mistake: expected-sarsa
# about: expected SARSA target with epsilon
def dyna_q_planning(model, value, params):
    eps = params["epsilon"]
    tried = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        s, a = tried[np.random.randint(len(tried))]
        r, n = model[s, a]
        if np.isnan(n):
            exp = 0
        else:
            q = value[int(n)]
            exp = (1 - eps) * q.max() + eps * q.mean()
        value[s, a] += params["alpha"] * (r + params["gamma"] * exp - value[s, a])
    return value
