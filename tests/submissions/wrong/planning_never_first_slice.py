# verdict: wrong
# exercise: planning
# mistake: never-first-candidate
# about: leaves out the first row as if it were a heading
def dyna_q_planning(model, value, params):
    table = np.argwhere(~np.isnan(model[:, :, 0]))
    body = table[1:] if len(table) > 1 else table
    for i in np.random.randint(len(body), size=params['k']):
        s, a = body[i]
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value
