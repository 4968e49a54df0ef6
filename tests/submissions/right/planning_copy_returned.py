# verdict: right
# exercise: planning
# about: works on a copy of the table and returns it
def dyna_q_planning(model, value, params):
    q = np.copy(value)
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, sp = model[s, a]
        future = 0 if np.isnan(sp) else q[int(sp), :].max()
        q[s, a] = (1 - params['alpha']) * q[s, a] + params['alpha'] * (r + params['gamma'] * future)
    return q
