# verdict: right
# exercise: planning
# about: one multinomial draw per step
def dyna_q_planning(model, value, params):
    spots = np.argwhere(~np.isnan(model[:, :, 0]))
    weights = np.full(len(spots), 1 / len(spots))
    for _ in range(params['k']):
        hot = np.random.multinomial(1, weights)
        s, a = spots[hot.argmax()]
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value
