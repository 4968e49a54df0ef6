# verdict: wrong
# exercise: planning
# mistake: fixed-order
# also: biased-draw, unrecognised
# about: each draw is followed by its mirror image
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    i = 0
    for n in range(params['k']):
        i = np.random.randint(len(known)) if n % 2 == 0 else len(known) - 1 - i
        s, a = known[i]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
