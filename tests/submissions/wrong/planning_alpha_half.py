# verdict: wrong
# exercise: planning
# mistake: alpha-hard-coded
# about: the course's alpha as a number
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        best = 0 if np.isnan(ns) else value[int(ns)].max()
        value[s, a] = 0.5 * value[s, a] + 0.5 * (r + params['gamma'] * best)
    return value
