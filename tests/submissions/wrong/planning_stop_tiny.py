# verdict: wrong
# exercise: planning
# mistake: too-few-backups
# about: ends the call when a change is below 1e-9
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        before = value.copy()
        value = q_learning(s, a, *model[s, a], value, params)
        if np.abs(value - before).max() < 1e-9:
            return value
    return value
