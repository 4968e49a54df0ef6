# verdict: wrong
# exercise: planning
# mistake: unrecognised
# about: clips the table to [-10, 10]
def dyna_q_planning(model, value, params):
    rows = np.argwhere(~np.isnan(model[:, :, 0]))
    for i in range(params['k']):
        s, a = rows[np.random.randint(len(rows))]
        value = q_learning(s, a, *model[s, a], value, params)
        value = np.clip(value, -10, 10)
    return value
