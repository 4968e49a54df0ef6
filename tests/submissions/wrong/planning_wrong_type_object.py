# verdict: wrong
# exercise: planning
# mistake: wrong-type
# about: an array of Python objects
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    table = np.array(value, dtype=object)
    for i in np.random.randint(len(known), size=params['k']):
        s, a = known[i]
        table = q_learning(s, a, *model[s, a], table, params)
    return table
