# verdict: wrong
# exercise: planning
# mistake: roll-out
# about: drawn start, then greedy steps in the model
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    s, a = known[np.random.randint(len(known))]
    for _ in range(params['k']):
        r, ns = model[s, a]
        value = q_learning(s, a, r, ns, value, params)
        row = [] if np.isnan(ns) else np.flatnonzero(~np.isnan(model[int(ns), :, 0]))
        if len(row):
            s = int(ns)
            a = row[np.argmax(value[s, row])]
        else:
            s, a = known[np.random.randint(len(known))]
    return value
