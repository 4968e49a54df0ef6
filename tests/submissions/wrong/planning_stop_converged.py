# verdict: wrong
# exercise: planning
# mistake: too-few-backups
# about: ends the call as soon as a backup changes nothing
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        old = value[s, a]
        value = q_learning(s, a, *model[s, a], value, params)
        if value[s, a] == old:
            break
    return value
