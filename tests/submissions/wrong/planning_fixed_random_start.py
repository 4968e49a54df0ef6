# verdict: wrong
# exercise: planning
# mistake: fixed-order
# also: biased-draw
# about: a random start, then one after the other
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    i = np.random.randint(len(known))
    for _ in range(params['k']):
        s, a = known[i % len(known)]
        value = q_learning(s, a, *model[s, a], value, params)
        i += 1
    return value
