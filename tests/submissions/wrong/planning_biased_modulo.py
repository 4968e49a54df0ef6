# verdict: wrong
# exercise: planning
# mistake: biased-draw
# about: dice with too many faces, modulo the number of pairs
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        dice = np.random.randint(3 * len(known) // 2)
        s, a = known[dice % len(known)]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
