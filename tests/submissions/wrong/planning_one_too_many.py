# verdict: wrong
# exercise: planning
# mistake: one-backup-too-many
# about: range(k + 1)
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k'] + 1):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
