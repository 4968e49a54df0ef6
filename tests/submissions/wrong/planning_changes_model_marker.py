# verdict: wrong
# exercise: planning
# mistake: changes-model
# about: writes -1 for the end into the table it was given
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for s, a in known:
        if np.isnan(model[s, a, 1]):
            model[s, a, 1] = -1
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        value = q_learning(s, a, r, None if ns < 0 else int(ns), value, params)
    return value
