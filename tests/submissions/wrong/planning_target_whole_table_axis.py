# verdict: wrong
# exercise: planning
# mistake: target-whole-table
# about: maximum over states and actions by two calls
def dyna_q_planning(model, value, params):
    S, A = np.where(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        i = np.random.randint(len(S))
        r, ns = model[S[i], A[i]]
        v_max = value.max(axis=1)
        ahead = 0.0 if ns != ns else v_max.max()
        value[S[i], A[i]] += params['alpha'] * (r + params['gamma'] * ahead - value[S[i], A[i]])
    return value
