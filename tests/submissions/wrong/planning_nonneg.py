# verdict: wrong
# exercise: planning
# mistake: unrecognised
# about: values never below zero
def dyna_q_planning(model, value, params):
    rows = np.argwhere(~np.isnan(model[:, :, 0]))
    for i in range(params['k']):
        s, a = rows[np.random.randint(len(rows))]
        value = q_learning(s, a, *model[s, a], value, params)
        value[s, a] = max(0, value[s, a])
    return value
