# verdict: wrong
# exercise: dyna_q_planning
# mistake: remembers-calls
# about: remembers outcomes of earlier calls: changed entries are not seen
_known = {}

def dyna_q_planning(model, value, params):
    for s, a in np.argwhere(~np.isnan(model[:, :, 0])):
        if (s, a) not in _known:
            _known[s, a] = tuple(model[s, a])
    keys = list(_known)
    for _ in range(params["k"]):
        s, a = keys[np.random.randint(len(keys))]
        r, n = _known[s, a]
        value = q_learning(s, a, r, n, value, params)
    return value
