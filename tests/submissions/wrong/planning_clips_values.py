# verdict: wrong
# exercise: planning
# mistake: unrecognised
# also: rounds-values
# about: keeps values between -1 and 1
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
        value[s, a] = min(1, max(-1, value[s, a]))
    return value
