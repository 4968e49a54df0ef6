# verdict: wrong
# exercise: planning
# mistake: one-backup-too-many
# also: too-many-backups
# about: k+1 only when the model has one pair
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    k = params['k'] + (len(pairs) == 1)
    for _ in range(k):
        s, a = pairs[np.random.choice(len(pairs))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
