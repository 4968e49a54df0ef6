# verdict: wrong
# exercise: planning
# mistake: bootstraps-terminal
# about: the state itself follows the end of an episode
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        if np.isnan(ns):
            ns = s
        value = q_learning(s, a, r, ns, value, params)
    return value
