# verdict: wrong
# exercise: planning
# mistake: wrong-shape
# also: returns-row
# about: returns the largest value of each state
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.choice(len(known))]
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value.max(axis=1)
