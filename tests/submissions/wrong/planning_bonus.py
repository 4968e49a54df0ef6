# verdict: wrong
# exercise: dyna_q_planning
# mistake: adds-bonus
# about: Dyna-Q+: bonus for pairs not tried for long, counters of its own
_tau = {}

def dyna_q_planning(model, value, params):
    tried = np.argwhere(~np.isnan(model[:, :, 0]))
    for p in map(tuple, tried):
        _tau[p] = _tau.get(p, 0) + 1
    for _ in range(params["k"]):
        s, a = tried[np.random.randint(len(tried))]
        r, n = model[s, a]
        r = r + 0.001 * np.sqrt(_tau[s, a])
        _tau[s, a] = 0
        value = q_learning(s, a, r, n, value, params)
    return value
