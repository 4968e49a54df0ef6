# verdict: wrong
# exercise: planning
# mistake: target-minimum
# about: the smallest value of the next state
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        low = 0 if np.isnan(ns) else value[int(ns)].min()
        value[s, a] += params['alpha'] * (r + params['gamma'] * low - value[s, a])
    return value
