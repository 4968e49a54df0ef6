# verdict: wrong
# exercise: planning
# mistake: overwrites-value
# also: alpha-missing
# about: sets the value to the target in a copy
def lookahead(q, r, n, gamma):
    return r if np.isnan(n) else r + gamma * np.max(q[int(n)])

def dyna_q_planning(model, value, params):
    q = value + 0.0
    S, A = np.where(~np.isnan(model[:, :, 0]))
    for i in np.random.randint(len(S), size=params['k']):
        q[S[i], A[i]] = lookahead(q, *model[S[i], A[i]], params['gamma'])
    return q
