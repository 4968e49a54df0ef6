# verdict: wrong
# exercise: planning
# mistake: changes-params
# about: counts params['k'] down
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    while params['k'] > 0:
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
        params['k'] -= 1
    return value
