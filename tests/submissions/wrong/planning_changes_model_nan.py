# verdict: wrong
# exercise: planning
# mistake: changes-model
# also: bootstraps-terminal, unvisited-pairs
# about: replaces NaN in place
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    np.nan_to_num(model, copy=False)
    for i in np.random.randint(len(known), size=params['k']):
        s, a = known[i]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
