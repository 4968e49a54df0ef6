# verdict: wrong
# exercise: planning
# mistake: too-few-backups
# about: fewer backups the more pairs are known
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    k = params['k'] if len(known) < 40 else params['k'] // 2
    for _ in range(k):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
