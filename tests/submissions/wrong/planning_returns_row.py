# verdict: wrong
# exercise: planning
# mistake: returns-row
# about: returns the values of the last state
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    s = known[0][0]
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value[s]
