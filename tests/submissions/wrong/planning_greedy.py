# verdict: wrong
# exercise: planning
# mistake: greedy-choice
# about: a random known state, then its best known action
def dyna_q_planning(model, value, params):
    tried = ~np.isnan(model[:, :, 0])
    states = np.flatnonzero(tried.any(axis=1))
    for _ in range(params['k']):
        s = np.random.choice(states)
        a = np.argmax(np.where(tried[s], value[s], -np.inf))
        value = q_learning(s, a, *model[s, a], value, params)
    return value
