# verdict: wrong
# exercise: planning
# mistake: one-backup-too-few
# about: draws k - 1 indices
def dyna_q_planning(model, value, params):
    S, A = np.where(~np.isnan(model[:, :, 0]))
    for i in np.random.randint(0, len(S), size=max(params['k'] - 1, 0)):
        value = q_learning(S[i], A[i], *model[S[i], A[i]], value, params)
    return value
