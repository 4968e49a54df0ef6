# verdict: wrong
# exercise: planning
# mistake: gamma-missing
# also: unrecognised
# about: gamma missing and k + 1 together
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k'] + 1):
        s, a = pairs[np.random.randint(len(pairs))]
        value = q_learning(s, a, *model[s, a], value, {**params, 'gamma': 1.0})
    return value
