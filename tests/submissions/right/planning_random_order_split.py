# verdict: right
# exercise: planning
# about: whole permutations first, the rest drawn with replacement
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    n, k = len(known), params['k']
    order = [np.random.permutation(n) for _ in range(k // n)]
    order.append(np.random.randint(n, size=k % n))
    for i in np.concatenate(order).astype(int):
        s, a = known[i]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
