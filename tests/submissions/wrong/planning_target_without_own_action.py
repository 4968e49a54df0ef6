# verdict: wrong
# exercise: planning
# mistake: unrecognised
# also: target-other-action
# about: the maximum without the action that was taken
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, n = model[s, a]
        best = 0 if np.isnan(n) else max(np.delete(value[int(n)], a), default=value[int(n), a])
        value[s, a] += params['alpha'] * (r + params['gamma'] * best - value[s, a])
    return value
