# verdict: wrong
# exercise: planning
# mistake: biased-draw
# about: uniform over actions first, then a state where it was taken
def dyna_q_planning(model, value, params):
    known = ~np.isnan(model[:, :, 0])
    for _ in range(params['k']):
        a = np.random.choice(np.flatnonzero(known.any(axis=0)))
        s = np.random.choice(np.flatnonzero(known[:, a]))
        value = q_learning(s, a, *model[s, a], value, params)
    return value
