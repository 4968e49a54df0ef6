# verdict: wrong
# exercise: planning
# mistake: changes-model
# also: too-few-backups, raises
# about: crosses out each pair that was used
def dyna_q_planning(model, value, params):
    for _ in range(params['k']):
        known = np.argwhere(~np.isnan(model[:, :, 0]))
        if len(known) == 0:
            break
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
        model[s, a] = np.nan
    return value
