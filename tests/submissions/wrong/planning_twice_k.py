# verdict: wrong
# exercise: planning
# mistake: too-many-backups
# about: every drawn pair is backed up twice
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
        value = q_learning(s, a, *model[s, a], value, params)
    return value
