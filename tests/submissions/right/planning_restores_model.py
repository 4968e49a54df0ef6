# verdict: right
# exercise: planning
# about: marks the model while it works, puts it back
def dyna_q_planning(model, value, params):
    unknown = np.isnan(model)
    model[unknown] = -99.0
    S, A = np.where(~unknown[:, :, 0])
    for _ in range(params['k']):
        i = np.random.randint(len(S))
        s, a = S[i], A[i]
        n = None if model[s, a, 1] == -99.0 else int(model[s, a, 1])
        value = q_learning(s, a, model[s, a, 0], n, value, params)
    model[unknown] = np.nan
    return value
