# verdict: wrong
# exercise: planning
# mistake: gamma-on-reward
# about: the reward is discounted as well
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        value = q_learning(s, a, params['gamma'] * r, ns, value, params)
    return value
