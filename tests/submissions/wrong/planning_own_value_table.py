# verdict: wrong
# exercise: planning
# mistake: remembers-calls
# also: unrecognised
# about: keeps a table of values of its own from the first call on
table = None

def dyna_q_planning(model, value, params):
    global table
    if table is None or table.shape != value.shape:
        table = value.copy()
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for i in np.random.randint(len(known), size=params['k']):
        s, a = known[i]
        table = q_learning(s, a, *model[s, a], table, params)
    return table
