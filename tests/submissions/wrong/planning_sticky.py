# verdict: wrong
# exercise: dyna_q_planning
# mistake: unrecognised
# about: keeps the previous pair with chance 0.3
def dyna_q_planning(model, value, params):
    tried = np.argwhere(~np.isnan(model[:, :, 0]))
    row = np.random.randint(len(tried))
    for _ in range(params["k"]):
        if np.random.random() > 0.3:
            row = np.random.randint(len(tried))
        s, a = tried[row]
        r, n = model[s, a]
        value = q_learning(s, a, r, n, value, params)
    return value
