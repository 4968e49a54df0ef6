# verdict: wrong
# exercise: planning
# mistake: copy-not-returned
# also: no-backups
# about: plans in a copy and returns the old table
def dyna_q_planning(model, value, params):
    q = value.copy()
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        q = q_learning(s, a, *model[s, a], q, params)
    return value
