# verdict: right
# exercise: planning
# about: works on a copy in Fortran order and returns that
def dyna_q_planning(model, value, params):
    q = np.asfortranarray(value).copy(order="F")
    R, N = np.moveaxis(model, -1, 0)
    known = np.argwhere(R == R)
    for s, a in (known[i] for i in np.random.randint(0, len(known), params['k'])):
        v_next = 0.0 if N[s, a] != N[s, a] else q[int(N[s, a])].max()
        q[s, a] += params['alpha'] * (R[s, a] + params['gamma'] * v_next - q[s, a])
    return q
