# verdict: wrong
# exercise: planning
# mistake: independent-columns
# also: unvisited-pairs
# about: one index for the state, another for the action
def dyna_q_planning(model, value, params):
    S, A = np.nonzero(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        i, j = np.random.randint(len(S)), np.random.randint(len(A))
        value = q_learning(S[i], A[j], np.nan_to_num(model[S[i], A[j], 0]), model[S[i], A[j], 1], value, params)
    return value
