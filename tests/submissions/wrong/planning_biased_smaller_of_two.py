# verdict: wrong
# exercise: planning
# mistake: biased-draw
# about: the smaller of two indices
def dyna_q_planning(model, value, params):
    S, A = np.where(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        i = np.random.randint(len(S), size=2).min()
        value = q_learning(S[i], A[i], *model[S[i], A[i]], value, params)
    return value
