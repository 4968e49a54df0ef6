# verdict: wrong
# exercise: planning
# mistake: target-minimum
# about: the wrong end of the sorted values
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for i in np.random.randint(len(known), size=params['k']):
        s, a = known[i]
        r, ns = model[s, a]
        ranked = [0.0] if np.isnan(ns) else sorted(value[int(ns)])
        value[s, a] += params['alpha'] * (r + params['gamma'] * ranked[0] - value[s, a])
    return value
