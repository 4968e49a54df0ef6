# verdict: wrong
# exercise: planning
# mistake: unrecognised
# also: alpha-hard-coded, alpha-twice
# about: alpha shrinks within the call
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    for i in range(params['k']):
        s, a = pairs[np.random.randint(len(pairs))]
        value = q_learning(s, a, *model[s, a], value, {**params, 'alpha': params['alpha'] / (i + 1)})
    return value
