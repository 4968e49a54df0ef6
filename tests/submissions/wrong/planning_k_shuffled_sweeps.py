# verdict: wrong
# exercise: planning
# mistake: too-many-backups
# also: sweeps-all-pairs, too-slow
# about: k sweeps in random order
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        np.random.shuffle(known)
        for s, a in known:
            value = q_learning(s, a, *model[s, a], value, params)
    return value
