# verdict: wrong
# exercise: planning
# mistake: copy-not-returned
# also: no-backups
# about: hands a copy to q_learning and drops what comes back
import copy

def dyna_q_planning(model, value, params):
    S, A = np.where(~np.isnan(model[:, :, 0]))
    for i in np.random.randint(len(S), size=params['k']):
        q_learning(S[i], A[i], *model[S[i], A[i]], copy.deepcopy(value), params)
    return value
