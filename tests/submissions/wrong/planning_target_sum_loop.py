# verdict: wrong
# exercise: planning
# mistake: target-sum
# about: adds the values up in a loop
def worth(value, s):
    if np.isnan(s):
        return 0.0
    out = 0.0
    for q in value[int(s)]:
        out += q
    return out

def dyna_q_planning(model, value, params):
    S, A = np.where(~np.isnan(model[:, :, 0]))
    for i in np.random.randint(len(S), size=params['k']):
        r, n = model[S[i], A[i]]
        delta = r + params['gamma'] * worth(value, n) - value[S[i], A[i]]
        value[S[i], A[i]] += params['alpha'] * delta
    return value
