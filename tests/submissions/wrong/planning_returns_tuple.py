# verdict: wrong
# exercise: planning
# mistake: returns-tuple
# about: returns the table and the number of steps
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for n in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value, params['k']
