# verdict: wrong
# exercise: planning
# mistake: running-mean
# about: the mean of all targets, visits counted for good
visits = {}
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        s, a = known[np.random.randint(len(known))]
        r, n = model[s, a]
        visits[s, a] = visits.get((s, a), 0) + 1
        t = r if np.isnan(n) else r + params["gamma"] * value[int(n)].max()
        value[s, a] += (t - value[s, a]) / visits[s, a]
    return value
