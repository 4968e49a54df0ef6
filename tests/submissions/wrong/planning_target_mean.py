# verdict: wrong
# exercise: planning
# mistake: target-mean
# about: the mean of the next state's values
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        mean = 0 if np.isnan(ns) else np.mean(value[int(ns)])
        value[s, a] += params['alpha'] * (r + params['gamma'] * mean - value[s, a])
    return value
