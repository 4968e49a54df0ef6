# verdict: wrong
# exercise: planning
# mistake: bootstraps-terminal
# about: at the end the mean of all values
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    for s, a in pairs[np.random.randint(len(pairs), size=params['k'])]:
        r, n = model[s, a]
        best = value.mean() if np.isnan(n) else value[int(n)].max()
        value[s, a] += params['alpha'] * (r + params['gamma'] * best - value[s, a])
    return value
