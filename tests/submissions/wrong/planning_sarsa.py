# verdict: wrong
# exercise: planning
# mistake: sarsa
# also: unrecognised
# about: an epsilon-greedy action in the next state, as in SARSA
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        ahead = 0
        if not np.isnan(ns):
            ns = int(ns)
            ahead = value[ns, epsilon_greedy(value[ns], params['epsilon'])]
        value[s, a] += params['alpha'] * (r + params['gamma'] * ahead - value[s, a])
    return value
