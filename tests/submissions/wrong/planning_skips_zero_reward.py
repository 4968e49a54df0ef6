# verdict: wrong
# exercise: planning
# mistake: skips-zero
# also: too-few-backups
# about: pairs with a reward of 0 are no candidates
def dyna_q_planning(model, value, params):
    known = np.argwhere(np.nan_to_num(model[:, :, 0]))
    if len(known) == 0:
        return value
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
