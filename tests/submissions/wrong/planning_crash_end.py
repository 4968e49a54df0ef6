# verdict: wrong
# exercise: planning
# mistake: raises
# about: max over the row of int(NaN)
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        s, a = known[np.random.randint(len(known))]
        r, n = model[s, a]
        best = max(value[int(n)])
        value[s, a] += params["alpha"] * (r + params["gamma"] * best - value[s, a])
    return value
