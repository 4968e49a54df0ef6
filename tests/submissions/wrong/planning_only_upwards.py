# verdict: wrong
# exercise: planning
# mistake: unrecognised
# also: too-few-backups
# about: keeps a value only if it went up
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    for s, a in pairs[np.random.randint(len(pairs), size=params['k'])]:
        new = q_learning(s, a, *model[s, a], value.copy(), params)[s, a]
        value[s, a] = max(new, value[s, a])
    return value
