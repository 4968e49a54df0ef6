# verdict: wrong
# exercise: planning
# mistake: too-few-backups
# also: unvisited-skipped
# about: rejection that gives up after 20 tries
def dyna_q_planning(model, value, params):
    for _ in range(params['k']):
        for t in range(20):
            s, a = np.random.randint(value.shape[0]), np.random.randint(value.shape[1])
            if not np.isnan(model[s, a, 0]):
                value = q_learning(s, a, *model[s, a], value, params)
                break
    return value
