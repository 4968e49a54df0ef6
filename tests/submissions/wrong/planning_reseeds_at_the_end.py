# verdict: wrong
# exercise: planning
# mistake: reseeds-generator
# also: constant-generator
# about: seeds at the end of the call
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = pairs[np.random.randint(len(pairs))]
        value = q_learning(s, a, *model[s, a], value, params)
    np.random.seed(12345)
    return value
