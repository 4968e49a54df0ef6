# verdict: wrong
# exercise: planning
# mistake: wrong-weights
# about: alpha weighs the old value
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        best = 0 if np.isnan(ns) else value[int(ns)].max()
        value[s, a] = params['alpha'] * value[s, a] + (1 - params['alpha']) * (r + params['gamma'] * best)
    return value
