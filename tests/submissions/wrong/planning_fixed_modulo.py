# verdict: wrong
# exercise: planning
# mistake: fixed-order
# about: goes through the candidates in order
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for i in range(params['k']):
        s, a = known[i % len(known)]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
