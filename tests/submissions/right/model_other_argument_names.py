# verdict: right
# exercise: model_update
# about: own names for the arguments, slices of length one
def dyna_q_model_update(M, s, a, r, s2=None):
    M[s:s + 1, a:a + 1, :] = r, s2
    return M
