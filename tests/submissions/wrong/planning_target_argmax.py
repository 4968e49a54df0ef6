# verdict: wrong
# exercise: planning
# mistake: target-argmax
# about: the number of the best action in place of its value
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        best = 0 if np.isnan(ns) else np.argmax(value[int(ns)])
        value[s, a] += params['alpha'] * (r + params['gamma'] * best - value[s, a])
    return value
