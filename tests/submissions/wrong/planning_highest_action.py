# verdict: wrong
# exercise: planning
# mistake: biased-draw
# also: greedy-choice
# about: the highest action tried in a random state
def dyna_q_planning(model, value, params):
    tried = ~np.isnan(model[:, :, 0])
    for _ in range(params['k']):
        s = np.random.choice(np.flatnonzero(tried.any(axis=1)))
        a = np.flatnonzero(tried[s])[-1]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
