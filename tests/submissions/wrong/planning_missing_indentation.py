# verdict: wrong
# exercise: planning
# mistake: stops-early
# about: the cell does not parse
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
    s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
