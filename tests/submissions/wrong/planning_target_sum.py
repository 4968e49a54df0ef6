# verdict: wrong
# exercise: planning
# mistake: target-sum
# about: the sum of the next state's values
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        total = 0 if np.isnan(ns) else value[int(ns)].sum()
        value[s, a] += params['alpha'] * (r + params['gamma'] * total - value[s, a])
    return value
