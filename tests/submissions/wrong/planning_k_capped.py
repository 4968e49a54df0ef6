# verdict: wrong
# exercise: planning
# mistake: too-few-backups
# also: k-hard-coded
# about: never more than twenty backups
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(min(params['k'], 20)):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
