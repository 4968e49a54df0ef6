# verdict: wrong
# exercise: planning
# mistake: swaps-alpha-and-gamma
# about: alpha and gamma mixed up
def dyna_q_planning(model, value, params):
    gamma, alpha = params['alpha'], params['gamma']
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, {'alpha': alpha, 'gamma': gamma})
    return value
