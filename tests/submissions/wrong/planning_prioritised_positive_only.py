# verdict: wrong
# exercise: planning
# mistake: prioritised
# also: skips-zero, biased-draw, raises
# about: only pairs with a positive reward, all where none has
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(model[:, :, 0] > 0)
    if len(pairs) == 0:
        pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = pairs[np.random.randint(len(pairs))]
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value
