# verdict: wrong
# exercise: planning
# mistake: k-counted-per-state
# about: k backups for each state that is known
def dyna_q_planning(model, value, params):
    tried = ~np.isnan(model[:, :, 0])
    for s in np.flatnonzero(tried.any(axis=1)):
        options = np.flatnonzero(tried[s])
        for _ in range(params['k']):
            a = np.random.choice(options)
            value = q_learning(s, a, *model[s, a], value, params)
    return value
