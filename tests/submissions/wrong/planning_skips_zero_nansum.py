# verdict: wrong
# exercise: planning
# mistake: skips-zero
# also: biased-draw
# about: candidates by nansum not equal to zero
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(np.nansum(np.abs(model), axis=2) != 0)
    if len(pairs) == 0:
        return value
    for _ in range(params['k']):
        s, a = pairs[np.random.randint(len(pairs))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
