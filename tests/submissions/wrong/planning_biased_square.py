# verdict: wrong
# exercise: planning
# mistake: biased-draw
# about: squares the random number
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[int(np.random.rand() ** 2 * len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
