# verdict: wrong
# exercise: planning
# mistake: prioritised
# also: fixed-order, biased-draw, constant-generator
# about: best rewards first
def dyna_q_planning(model, value, params):
    S, A = np.where(~np.isnan(model[:, :, 0]))
    order = np.argsort(-model[S, A, 0])
    for j in range(params['k']):
        i = order[j % min(len(order), 3)]
        value = q_learning(S[i], A[i], *model[S[i], A[i]], value, params)
    return value
