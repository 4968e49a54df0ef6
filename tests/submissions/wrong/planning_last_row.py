# verdict: wrong
# exercise: planning
# mistake: last-transition-only
# about: takes the last candidate for the newest experience
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[-1]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
