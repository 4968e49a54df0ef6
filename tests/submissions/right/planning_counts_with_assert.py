# verdict: right
# exercise: planning
# about: own sanity checks and a counter of backups
backups_done = 0

def dyna_q_planning(model, value, params):
    global backups_done
    assert value.shape == model.shape[:2], "tables do not fit"
    for _ in range(params['k']):
        S, A = np.nonzero(~np.isnan(model[:, :, 0]))
        assert len(S) > 0
        i = np.random.choice(range(len(S)))
        r, n = float(model[S[i], A[i], 0]), model[S[i], A[i], 1]
        n = None if np.isnan(n) else int(n)
        value = q_learning(int(S[i]), int(A[i]), r, n, value, params)
        backups_done += 1
    return value
