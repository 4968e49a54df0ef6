# verdict: wrong
# exercise: planning
# mistake: one-backup-too-many
# about: while with <=
def dyna_q_planning(model, value, params):
    n = 0
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    while n <= params['k']:
        s, a = known[int(np.random.rand() * len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
        n += 1
    return value
