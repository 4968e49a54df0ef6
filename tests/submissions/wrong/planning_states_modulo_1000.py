# verdict: wrong
# exercise: dyna_q_planning
# mistake: hard-coded-size
# also: unvisited-pairs
# about: a pair is kept as one number of which the state is cut off at 1000
def dyna_q_planning(model, value, params):
    tried = np.argwhere(~np.isnan(model[:, :, 0]))
    codes = [(s % 1000) + 1000 * a for s, a in tried.tolist()]
    for _ in range(params["k"]):
        code = codes[np.random.randint(len(codes))]
        s, a = code % 1000, code // 1000
        value = q_learning(s, a, *model[s, a], value, params)
    return value
