# verdict: wrong
# exercise: planning
# mistake: expected-sarsa
# about: expected SARSA, epsilon written into the code
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        s, a = known[np.random.randint(len(known))]
        r, n = model[s, a]
        f = 0
        if n == n:
            p = np.full(value.shape[1], 0.1 / value.shape[1])
            p[value[int(n)].argmax()] += 0.9
            f = p @ value[int(n)]
        value[s, a] += params["alpha"] * (r + params["gamma"] * f - value[s, a])
    return value
