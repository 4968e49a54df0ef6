# verdict: wrong
# exercise: dyna_q_planning
# mistake: remembers-calls
# about: list of pairs made in the first call and kept
pairs = None

def dyna_q_planning(model, value, params):
    global pairs
    if pairs is None:
        pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        s, a = pairs[np.random.randint(len(pairs))]
        r, n = model[s, a]
        value = q_learning(s, a, r, n, value, params)
    return value
