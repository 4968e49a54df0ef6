# verdict: wrong
# exercise: planning
# mistake: wrong-shape
# about: returns the transposed table
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for i in np.random.randint(len(known), size=params['k']):
        s, a = known[i]
        value = q_learning(s, a, *model[s, a], value, params)
    return value.T.copy()
