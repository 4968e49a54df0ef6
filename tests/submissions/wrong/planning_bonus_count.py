# verdict: wrong
# exercise: planning
# mistake: adds-bonus
# about: a bonus that falls with the number of visits
count = {}
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        s, a = known[np.random.randint(len(known))]
        count[s, a] = count.get((s, a), 0) + 1
        r, n = model[s, a]
        value = q_learning(s, a, r + 0.1 / np.sqrt(count[s, a]), n, value, params)
    return value
