# verdict: wrong
# exercise: planning
# mistake: too-few-backups
# about: a pair that was drawn already is skipped
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    already = set()
    for _ in range(params['k']):
        i = np.random.randint(len(known))
        if i in already:
            continue
        already.add(i)
        s, a = known[i]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
