# verdict: wrong
# exercise: planning
# mistake: too-few-backups
# also: k-hard-coded
# about: the return stands inside the loop
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
        return value
    return value
