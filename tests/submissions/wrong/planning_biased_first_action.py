# verdict: wrong
# exercise: planning
# mistake: biased-draw
# about: unknown action replaced by the first known one
def dyna_q_planning(model, value, params):
    known = ~np.isnan(model[:, :, 0])
    for _ in range(params['k']):
        s = np.random.choice(np.flatnonzero(known.any(axis=1)))
        a = np.random.randint(value.shape[1])
        if not known[s, a]:
            a = int(np.argmax(known[s]))
        value = q_learning(s, a, *model[s, a], value, params)
    return value
