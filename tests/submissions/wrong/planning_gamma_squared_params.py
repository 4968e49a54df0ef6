# verdict: wrong
# exercise: planning
# mistake: gamma-twice
# about: squares gamma on the way to q_learning
def dyna_q_planning(model, value, params):
    inner = params.copy()
    inner['gamma'] = params['gamma'] * params['gamma']
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.choice(len(known))]
        value = q_learning(s, a, *model[s, a], value, inner)
    return value
