# verdict: wrong
# exercise: planning
# mistake: alpha-missing
# also: overwrites-value
# about: hands q_learning an alpha of 1
def dyna_q_planning(model, value, params):
    sure = {**params, 'alpha': 1.0}      # the model is never wrong
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, sure)
    return value
