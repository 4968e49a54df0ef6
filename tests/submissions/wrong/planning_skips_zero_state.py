# verdict: wrong
# exercise: planning
# mistake: skips-zero
# also: too-few-backups
# about: a drawn state 0 or action 0 does nothing
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        if s and a:
            value = q_learning(s, a, *model[s, a], value, params)
    return value
