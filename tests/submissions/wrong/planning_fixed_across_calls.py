# verdict: wrong
# exercise: planning
# mistake: fixed-order
# also: biased-draw, constant-generator
# about: goes on in turn from call to call
turn = 0
def dyna_q_planning(model, value, params):
    global turn
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = pairs[turn % len(pairs)]
        turn += 1
        value = q_learning(s, a, *model[s, a], value, params)
    return value
