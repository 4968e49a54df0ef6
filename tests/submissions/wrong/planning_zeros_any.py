# verdict: wrong
# exercise: dyna_q_planning
# mistake: skips-zero
# also: too-few-backups
# about: nothing is planned while the table holds nothing but zeros
def dyna_q_planning(model, value, params):
    if not value.any():
        return value
    tried = np.argwhere(~np.isnan(model[:, :, 0]))
    for i in np.random.randint(len(tried), size=params["k"]):
        s, a = tried[i]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
