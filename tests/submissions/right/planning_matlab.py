# verdict: right
# exercise: planning
# about: a Matlab migrant: find, rand, ceil, 1-based
def dyna_q_planning(model, value, params):
    R = model[:, :, 0].flatten('F')
    lin = np.where(R == R)[0] + 1
    [nS, nA] = value.shape
    for t in range(1, params['k'] + 1):
        pick = int(np.ceil(np.random.rand() * len(lin)))
        pick = max(pick, 1)
        j = lin[pick - 1]
        s = (j - 1) % nS + 1
        a = (j - 1) // nS + 1
        value = q_learning(s - 1, a - 1, model[s - 1, a - 1, 0], model[s - 1, a - 1, 1], value, params)
    return value
