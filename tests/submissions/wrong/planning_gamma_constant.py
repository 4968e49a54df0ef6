# verdict: wrong
# exercise: planning
# mistake: gamma-hard-coded
# about: a constant at the top of the cell
GAMMA = 0.95

def dyna_q_planning(model, value, params):
    S, A = np.where(~np.isnan(model[:, :, 0]))
    for i in np.random.randint(len(S), size=params['k']):
        value = q_learning(S[i], A[i], *model[S[i], A[i]], value, {'alpha': params['alpha'], 'gamma': GAMMA})
    return value
