# verdict: wrong
# exercise: planning
# mistake: biased-draw
# also: unrecognised
# about: random weights, the same for all draws of a call
def dyna_q_planning(model, value, params):
    rows = np.argwhere(~np.isnan(model[:, :, 0]))
    p = np.random.rand(len(rows)); p = p / p.sum()
    for _ in range(params['k']):
        s, a = rows[np.random.choice(len(rows), p=p)]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
