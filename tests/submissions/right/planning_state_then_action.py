# verdict: right
# exercise: planning
# about: a known state first, then one of the actions taken there
def dyna_q_planning(model, value, params):
    tried = ~np.isnan(model[:, :, 0])
    states = np.flatnonzero(tried.any(axis=1))
    for _ in range(params['k']):
        S = np.random.choice(states)
        A = np.random.choice(np.flatnonzero(tried[S]))
        R, S_next = model[S, A]
        value = q_learning(S, A, R, S_next, value, params)
    return value
