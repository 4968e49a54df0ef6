# verdict: wrong
# exercise: planning
# mistake: unvisited-skipped
# also: too-few-backups
# about: any pair, nothing done when it is unknown
def dyna_q_planning(model, value, params):
    for _ in range(params['k']):
        s = np.random.randint(model.shape[0])
        a = np.random.randint(model.shape[1])
        r, ns = model[s, a]
        if not np.isnan(r):
            value = q_learning(s, a, r, ns, value, params)
    return value
