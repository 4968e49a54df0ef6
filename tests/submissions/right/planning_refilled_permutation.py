# verdict: right
# exercise: planning
# about: enough permutations one after another, cut to k
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    k, n = params['k'], len(pairs)
    rounds = -(-k // n)
    order = np.concatenate([np.random.permutation(n) for _ in range(rounds)] or [np.empty(0, int)])
    for i in order[:k]:
        s, a = pairs[i]
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value
