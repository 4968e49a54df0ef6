# verdict: wrong
# exercise: planning
# mistake: running-mean
# about: a step of 1 / n, visits counted anew in each call, from two on
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    count = np.ones(value.shape)
    for _ in range(params["k"]):
        s, a = known[np.random.randint(len(known))]
        r, n = model[s, a]
        count[s, a] += 1
        t = r if np.isnan(n) else r + params["gamma"] * value[int(n)].max()
        value[s, a] = value[s, a] + (t - value[s, a]) / count[s, a]
    return value
