# verdict: wrong
# exercise: planning
# mistake: biased-draw
# about: a normal distribution around the middle
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    n = len(known)
    for _ in range(params['k']):
        x = int(np.clip(np.random.normal(n / 2, n / 6 + 1e-9), 0, n - 1))
        s, a = known[x]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
