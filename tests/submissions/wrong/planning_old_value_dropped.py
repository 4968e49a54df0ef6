# verdict: wrong
# exercise: planning
# mistake: old-value-kept
# about: alpha times the target replaces the old value
def dyna_q_planning(model, value, params):
    S, A = np.where(~np.isnan(model[:, :, 0]))
    for i in np.random.randint(len(S), size=params['k']):
        r, ns = model[S[i], A[i]]
        best = 0 if np.isnan(ns) else value[int(ns)].max()
        value[S[i], A[i]] = params['alpha'] * (r + params['gamma'] * best)
    return value
