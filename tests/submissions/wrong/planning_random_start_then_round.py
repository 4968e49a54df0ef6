# verdict: wrong
# exercise: dyna_q_planning
# mistake: fixed-order
# about: random first row, then one after the other
def dyna_q_planning(model, value, params):
    tried = np.argwhere(~np.isnan(model[:, :, 0]))
    start = np.random.randint(len(tried))
    for i in range(params["k"]):
        s, a = tried[(start + i) % len(tried)]
        r, n = model[s, a]
        value = q_learning(s, a, r, n, value, params)
    return value
