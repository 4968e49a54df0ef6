# verdict: wrong
# exercise: planning
# mistake: too-few-backups
# also: fixed-order
# about: np.unique of the drawn indices
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    draws = np.unique(np.random.randint(len(known), size=params['k']))
    for s, a in known[draws]:
        value = q_learning(s, a, *model[s, a], value, params)
    return value
