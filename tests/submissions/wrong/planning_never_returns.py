# verdict: wrong
# exercise: planning
# mistake: too-slow
# about: the counter is never changed
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    step = 0
    while step < params['k']:
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
