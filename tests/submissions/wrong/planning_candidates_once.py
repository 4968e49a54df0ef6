# verdict: wrong
# exercise: planning
# mistake: remembers-calls
# also: unrecognised, first-candidate-only, too-few-backups, last-transition-only
# about: lists the candidates in its first call and never again
candidates = None

def dyna_q_planning(model, value, params):
    global candidates
    if candidates is None:
        candidates = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = candidates[np.random.randint(len(candidates))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
