# verdict: wrong
# exercise: planning
# mistake: roll-out
# about: follows the model from state to state
def dyna_q_planning(model, value, params):
    tried = ~np.isnan(model[:, :, 0])
    s = np.random.choice(np.flatnonzero(tried.any(axis=1)))
    for _ in range(params['k']):
        a = np.random.choice(np.flatnonzero(tried[s]))
        r, ns = model[s, a]
        value = q_learning(s, a, r, ns, value, params)
        if np.isnan(ns) or not tried[int(ns)].any():
            s = np.random.choice(np.flatnonzero(tried.any(axis=1)))
        else:
            s = int(ns)
    return value
