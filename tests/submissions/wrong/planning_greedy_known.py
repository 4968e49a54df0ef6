# verdict: wrong
# exercise: planning
# mistake: greedy-choice
# about: known state, best known action
def dyna_q_planning(model, value, params):
    known = ~np.isnan(model[:, :, 0])
    states = np.flatnonzero(known.any(axis=1))
    for _ in range(params['k']):
        s = np.random.choice(states)
        a = np.argmax(np.where(known[s], value[s], -np.inf))
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value
