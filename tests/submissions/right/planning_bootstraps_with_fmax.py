# verdict: right
# exercise: planning
# about: an extra zero row of values stands for the end
def dyna_q_planning(model, value, params):
    n = value.shape[0]
    padded = np.vstack([value, np.zeros(value.shape[1])])   # row n: after the end nothing follows
    where = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = where[np.random.randint(where.shape[0])]
        r, nxt = model[s, a]
        row = n if np.isnan(nxt) else int(nxt)
        padded[s, a] += params['alpha'] * (r + params['gamma'] * padded[row].max() - padded[s, a])
    value[:] = padded[:n]
    return value
