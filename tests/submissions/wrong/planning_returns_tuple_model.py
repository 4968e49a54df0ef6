# verdict: wrong
# exercise: planning
# mistake: returns-tuple
# also: wrong-type
# about: returns model and table
def dyna_q_planning(model, value, params):
    S, A = np.where(~np.isnan(model[:, :, 0]))
    for i in np.random.choice(len(S), params['k']):
        value = q_learning(S[i], A[i], *model[S[i], A[i]], value, params)
    return [model, value]
