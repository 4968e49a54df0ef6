# verdict: wrong
# exercise: planning
# mistake: too-slow
# also: raises
# about: k different pairs by rejection, waits for ever where there are fewer
def dyna_q_planning(model, value, params):
    pairs = [tuple(p) for p in np.argwhere(~np.isnan(model[:, :, 0]))]
    chosen = set()
    while len(chosen) < params['k']:
        chosen.add(pairs[np.random.randint(len(pairs))])
    for s, a in chosen:
        value = q_learning(s, a, *model[s, a], value, params)
    return value
