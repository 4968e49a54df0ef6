# verdict: wrong
# exercise: planning
# mistake: raises
# about: choice of a list of tuples
def dyna_q_planning(model, value, params):
    pairs = [tuple(p) for p in np.argwhere(~np.isnan(model[:, :, 0]))]
    for _ in range(params['k']):
        s, a = np.random.choice(pairs)
        value = q_learning(s, a, *model[s, a], value, params)
    return value
