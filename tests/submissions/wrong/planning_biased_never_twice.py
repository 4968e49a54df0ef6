# verdict: wrong
# exercise: planning
# mistake: biased-draw
# about: never the pair that was drawn just before, across the call
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    i = 0
    for _ in range(params['k']):
        i = (i + np.random.randint(1, max(2, len(pairs)))) % len(pairs)
        s, a = pairs[i]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
