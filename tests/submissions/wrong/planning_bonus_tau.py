# verdict: wrong
# exercise: planning
# mistake: adds-bonus
# about: a bonus for the time since a pair was last drawn
last = {}
time = 0
def dyna_q_planning(model, value, params):
    global time
    time += 1
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        s, a = known[np.random.randint(len(known))]
        tau = time - last.get((s, a), 0)
        last[s, a] = time
        r, n = model[s, a]
        value = q_learning(s, a, r + 1e-3 * tau ** 0.5, n, value, params)
    return value
