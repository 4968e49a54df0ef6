# verdict: wrong
# exercise: planning
# mistake: k-hard-coded
# also: too-few-backups
# about: no loop: one backup in each call
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    s, a = known[np.random.randint(len(known))]
    value = q_learning(s, a, *model[s, a], value, params)
    return value
