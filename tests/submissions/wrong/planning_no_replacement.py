# verdict: wrong
# exercise: planning
# mistake: too-few-backups
# about: without replacement, no more than there are pairs
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    n = min(params['k'], len(known))
    for i in np.random.choice(len(known), size=n, replace=False):
        s, a = known[i]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
