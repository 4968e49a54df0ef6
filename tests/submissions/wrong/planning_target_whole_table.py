# verdict: wrong
# exercise: planning
# mistake: target-whole-table
# about: the largest value of the whole table
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        top = 0 if np.isnan(ns) else np.max(value)
        value[s, a] += params['alpha'] * (r + params['gamma'] * top - value[s, a])
    return value
