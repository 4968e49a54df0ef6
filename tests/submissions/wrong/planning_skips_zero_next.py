# verdict: wrong
# exercise: planning
# mistake: skips-zero
# about: next state 0 is taken for the end
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        best = value[int(ns)].max() if ns > 0 else 0
        value[s, a] += params['alpha'] * (r + params['gamma'] * best - value[s, a])
    return value
