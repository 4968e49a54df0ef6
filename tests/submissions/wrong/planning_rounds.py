# verdict: wrong
# exercise: planning
# mistake: rounds-values
# about: rounds the table to two digits at the end
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    return np.round(value, 2)
