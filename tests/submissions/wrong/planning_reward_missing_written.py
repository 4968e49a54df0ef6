# verdict: wrong
# exercise: planning
# mistake: reward-missing
# about: the target has no reward
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        ns = model[s, a, 1]
        target = 0 if np.isnan(ns) else params['gamma'] * max(value[int(ns)])
        value[s, a] += params['alpha'] * (target - value[s, a])
    return value
