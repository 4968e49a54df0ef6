# verdict: wrong
# exercise: planning
# mistake: changes-model
# about: deletes pairs after they have been used
def dyna_q_planning(model, value, params):
    for _ in range(params['k']):
        pairs = np.argwhere(~np.isnan(model[:, :, 0]))
        if len(pairs) == 0:
            break
        s, a = pairs[np.random.randint(len(pairs))]
        value = q_learning(s, a, *model[s, a], value, params)
        model[s, a] = np.nan
    return value
