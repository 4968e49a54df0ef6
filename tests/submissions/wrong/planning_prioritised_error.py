# verdict: wrong
# exercise: planning
# mistake: prioritised
# about: the pair with the largest error
def td_error(model, value, s, a, params):
    r, ns = model[s, a]
    best = 0 if np.isnan(ns) else value[int(ns)].max()
    return abs(r + params['gamma'] * best - value[s, a])

def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = max(known, key=lambda sa: td_error(model, value, sa[0], sa[1], params))
        value = q_learning(s, a, *model[s, a], value, params)
    return value
