# verdict: wrong
# exercise: planning
# mistake: biased-draw
# also: unrecognised
# about: pairs that stay are left out unless there are no others
def dyna_q_planning(model, value, params):
    allp = [tuple(p) for p in np.argwhere(~np.isnan(model[:, :, 0]))]
    pairs = [p for p in allp if model[p][1] != p[0]] or allp
    for _ in range(params['k']):
        s, a = pairs[np.random.randint(len(pairs))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
