# verdict: wrong
# exercise: planning
# mistake: fixed-order
# about: a counter that goes on from call to call
position = 0

def dyna_q_planning(model, value, params):
    global position
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        position = (position + 1) % len(known)
        s, a = known[position]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
