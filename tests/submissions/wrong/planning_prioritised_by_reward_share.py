# verdict: wrong
# exercise: planning
# mistake: prioritised
# about: probability in proportion to the reward above the smallest
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    r = np.array([model[s, a, 0] for s, a in pairs])
    w = r - r.min() + 0.05
    for i in np.random.choice(len(pairs), params['k'], p=w / w.sum()):
        s, a = pairs[i]
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value
