# verdict: wrong
# exercise: planning
# mistake: remembers-calls
# also: stale-targets
# about: a target table that is renewed every ten calls
_t = {'n': 0}
def dyna_q_planning(model, value, params):
    if _t['n'] % 10 == 0 or _t['q'].shape != value.shape:
        _t['q'] = value.copy()
    _t['n'] += 1
    rows = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = rows[np.random.randint(len(rows))]
        r, n = model[s, a]
        value[s, a] += params['alpha'] * (r + params['gamma'] * (_t['q'][int(n)].max() if n == n else 0) - value[s, a])
    return value
