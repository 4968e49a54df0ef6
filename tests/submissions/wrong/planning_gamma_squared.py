# verdict: wrong
# exercise: planning
# mistake: gamma-twice
# about: discounts the next value twice
def dyna_q_planning(model, value, params):
    g = params['gamma']
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        discounted = 0 if np.isnan(ns) else g * value[int(ns)].max()
        value[s, a] += params['alpha'] * (r + g * discounted - value[s, a])
    return value
