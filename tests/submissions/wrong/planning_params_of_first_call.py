# verdict: wrong
# exercise: planning
# mistake: remembers-calls
# also: k-hard-coded, alpha-hard-coded, gamma-hard-coded, unrecognised
# about: keeps the params of its first call
first_params = {}

def dyna_q_planning(model, value, params):
    if not first_params:
        first_params.update(params)
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(first_params['k']):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, first_params)
    return value
