# verdict: wrong
# exercise: planning
# mistake: raises
# also: bootstraps-terminal
# about: NaN as an index at the end of an episode
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        target = r + params['gamma'] * np.max(value[int(ns)])
        value[s, a] += params['alpha'] * (target - value[s, a])
    return value
