# verdict: right
# exercise: planning
# about: recursion with a new params dictionary in each call
def dyna_q_planning(model, value, params):
    if not params['k']:
        return value
    s, a = np.random.permutation(np.argwhere(~np.isnan(model[:, :, 0])))[-1]
    value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return dyna_q_planning(model, value, {**params, 'k': params['k'] - 1})
