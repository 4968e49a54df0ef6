# verdict: wrong
# exercise: planning
# mistake: biased-draw
# also: unrecognised
# about: only pairs whose next state was tried, unless there are none
def dyna_q_planning(model, value, params):
    known = ~np.isnan(model[:, :, 0])
    allp = [tuple(p) for p in np.argwhere(known)]
    pairs = [p for p in allp if not np.isnan(model[p][1]) and known[int(model[p][1])].any()] or allp
    for _ in range(params['k']):
        s, a = pairs[np.random.randint(len(pairs))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
