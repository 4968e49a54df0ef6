# verdict: wrong
# exercise: planning
# mistake: changes-params
# about: lets the learning rate decay in the dictionary
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    params['alpha'] = params['alpha'] * 0.999
    return value
