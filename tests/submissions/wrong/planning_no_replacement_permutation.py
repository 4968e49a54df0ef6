# verdict: wrong
# exercise: planning
# mistake: too-few-backups
# about: the first k of one permutation
def dyna_q_planning(model, value, params):
    shuffled = np.random.permutation(np.argwhere(~np.isnan(model[:, :, 0])))
    for s, a in shuffled[:params['k']]:
        value = q_learning(s, a, *model[s, a], value, params)
    return value
