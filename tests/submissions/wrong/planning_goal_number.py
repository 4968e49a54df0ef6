# verdict: wrong
# exercise: planning
# mistake: unrecognised
# also: bootstraps-terminal
# about: takes state 99 for the end whatever the model says
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        if ns == 99:
            ns = None
        value = q_learning(s, a, r, ns, value, params)
    return value
