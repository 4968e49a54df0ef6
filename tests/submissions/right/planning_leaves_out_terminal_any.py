# verdict: right
# exercise: planning
# about: both numbers must be there, all draws at once
# note: leaves-out-terminal
def dyna_q_planning(model, value, params):
    complete = np.isfinite(model).all(axis=-1)
    S, A = complete.nonzero()
    for i in np.random.randint(S.size, size=params['k']):
        r, n = model[S[i], A[i]]
        td = r + params['gamma'] * np.amax(value[int(n)]) - value[S[i], A[i]]
        value[S[i], A[i]] += params['alpha'] * td
    return value
