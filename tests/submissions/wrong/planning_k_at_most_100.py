# verdict: wrong
# exercise: dyna_q_planning
# mistake: too-few-backups
# about: more than a hundred backups are never made
def dyna_q_planning(model, value, params):
    rows, columns = np.nonzero(~np.isnan(model[:, :, 0]))
    for _ in range(min(params["k"], 100)):
        i = np.random.randint(len(rows))
        s, a = rows[i], columns[i]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
