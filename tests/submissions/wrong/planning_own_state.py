# verdict: wrong
# exercise: planning
# mistake: bootstraps-own-state
# about: the state in place of the next state
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, _ns = model[s, a]
        value = q_learning(s, a, r, s, value, params)
    return value
