# verdict: wrong
# exercise: planning
# mistake: last-transition-only
# about: first of the reversed candidates
def dyna_q_planning(model, value, params):
    newest = next(reversed(np.argwhere(~np.isnan(model[:, :, 0]))))
    s, a = newest
    for _ in range(params['k']):
        q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value
