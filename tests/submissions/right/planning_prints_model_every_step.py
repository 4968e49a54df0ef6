# verdict: right
# exercise: planning
# about: prints the whole model in every planning step
def dyna_q_planning(model, value, params):
    rows = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        print(model)
        s, a = rows[np.random.randint(len(rows))]
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value
