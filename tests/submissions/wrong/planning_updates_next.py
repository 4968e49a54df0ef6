# verdict: wrong
# exercise: planning
# mistake: unrecognised
# also: writes-next-state, unvisited-pairs, too-many-backups
# about: moves the next state's row as well
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        value = q_learning(s, a, r, ns, value, params)
        if not np.isnan(ns):
            value[int(ns)] += params['alpha'] * 0.1 * r
    return value
