# verdict: right
# exercise: planning
# about: future zeroed by a flag
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, n = model[s, a]
        done = np.isnan(n)
        n = int(np.nan_to_num(n))
        td = r + (1 - done) * params['gamma'] * np.max(value[n]) - value[s, a]
        value[s, a] += params['alpha'] * td
    return value
