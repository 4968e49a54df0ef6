# verdict: wrong
# exercise: planning
# mistake: target-other-action
# about: bootstraps from the same action in the next state
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        ahead = 0 if np.isnan(ns) else value[int(ns), a]
        value[s, a] += params['alpha'] * (r + params['gamma'] * ahead - value[s, a])
    return value
