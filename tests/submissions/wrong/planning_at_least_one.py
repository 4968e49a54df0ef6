# verdict: wrong
# exercise: planning
# mistake: one-backup-too-many
# also: too-many-backups, k-hard-coded
# about: one backup even where k is 0
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    n = 0
    while True:
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
        n += 1
        if n >= params['k']:
            return value
