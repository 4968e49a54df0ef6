# verdict: wrong
# exercise: planning
# mistake: unvisited-pairs
# about: compares with NaN, which is true everywhere
def dyna_q_planning(model, value, params):
    known = np.argwhere(model[:, :, 0] != np.nan)
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        value = q_learning(s, a, r, ns, value, params)
    return value
