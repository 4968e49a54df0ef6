# verdict: wrong
# exercise: planning
# mistake: raises
# also: changes-model
# about: makes the model read-only
def dyna_q_planning(model, value, params):
    model.setflags(write=False)
    rows = np.argwhere(~np.isnan(model[:, :, 0]))
    for i in range(params['k']):
        s, a = rows[np.random.randint(len(rows))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
