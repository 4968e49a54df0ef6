# verdict: wrong
# exercise: planning
# mistake: greedy-choice
# also: unvisited-skipped, too-few-backups
# about: the best action of a known state, skipped when it was never tried
def dyna_q_planning(model, value, params):
    rows = [s for s in range(len(model)) if not np.isnan(model[s]).all()]
    for _ in range(params['k']):
        s = rows[np.random.randint(len(rows))]
        a = value[s].argmax()
        if not np.isnan(model[s, a, 0]):
            value = q_learning(s, a, *model[s, a], value, params)
    return value
