# verdict: wrong
# exercise: planning
# mistake: rounds-values
# about: cuts each new value to a whole number
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
        value[s, a] = int(value[s, a])
    return value
