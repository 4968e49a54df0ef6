# verdict: wrong
# exercise: planning
# mistake: biased-draw
# about: terminal pairs twice as likely
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    w = np.array([2.0 if np.isnan(model[s, a, 1]) else 1.0 for s, a in pairs])
    for i in np.random.choice(len(pairs), params['k'], p=w / w.sum()):
        s, a = pairs[i]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
