# verdict: wrong
# exercise: planning
# mistake: too-few-backups
# about: the same pair twice in a row counts once
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    last = None
    for i in np.random.randint(len(known), size=params['k']):
        if i != last:
            s, a = known[i]
            value = q_learning(s, a, *model[s, a], value, params)
        last = i
    return value
