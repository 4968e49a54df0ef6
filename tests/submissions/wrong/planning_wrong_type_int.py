# verdict: wrong
# exercise: planning
# mistake: wrong-type
# about: whole numbers
def dyna_q_planning(model, value, params):
    table = np.zeros(value.shape, dtype=int)
    table[:] = value
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        table = q_learning(s, a, *model[s, a], table, params)
    return table
