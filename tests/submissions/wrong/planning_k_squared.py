# verdict: wrong
# exercise: planning
# mistake: too-many-backups
# about: two nested loops over k
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for i in range(params['k']):
        for j in range(params['k']):
            s, a = known[np.random.randint(len(known))]
            value = q_learning(s, a, *model[s, a], value, params)
    return value
