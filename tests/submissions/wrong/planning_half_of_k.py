# verdict: wrong
# exercise: planning
# mistake: too-few-backups
# about: k // 2 backups
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(0, params['k'] - 1, 2):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
