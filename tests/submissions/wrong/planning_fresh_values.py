# verdict: wrong
# exercise: planning
# mistake: starts-fresh-table
# also: unvisited-pairs
# about: starts from a table of ones in each call
def dyna_q_planning(model, value, params):
    value = np.ones_like(value)
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
