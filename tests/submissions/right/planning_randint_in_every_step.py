# verdict: right
# exercise: planning
# about: randint without a lower bound, candidates listed in each step
def dyna_q_planning(model, value, params):
    k = params['k']
    while k > 0:
        S, A = np.where(np.isfinite(model[:, :, 0]))
        i = np.random.randint(len(S))
        R, S2 = model[S[i], A[i]]
        q_learning(S[i], A[i], R, S2, value, params)
        k -= 1
    return value
