# verdict: wrong
# exercise: planning
# mistake: expected-sarsa
# about: expected SARSA over epsilon-greedy
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    e = params['epsilon']
    for _ in range(params['k']):
        s, a = pairs[np.random.randint(len(pairs))]
        r, n = model[s, a]
        f = (1 - e) * value[int(n)].max() + e * value[int(n)].mean() if n == n else 0
        value[s, a] = value[s, a] + params['alpha'] * (r + params['gamma'] * f - value[s, a])
    return value
