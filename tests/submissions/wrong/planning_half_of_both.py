# verdict: wrong
# exercise: planning
# mistake: averages-with-old
# about: the mean of the value before and after q_learning
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        s, a = known[np.random.randint(len(known))]
        r, n = model[s, a]
        old = value[s, a]
        value = q_learning(s, a, r, n, value, params)
        value[s, a] = 0.5 * (old + value[s, a])
    return value
