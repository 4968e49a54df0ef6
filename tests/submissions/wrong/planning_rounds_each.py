# verdict: wrong
# exercise: planning
# mistake: rounds-values
# about: rounds each new value to four digits
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
        value[s, a] = round(value[s, a], 4)
    return value
