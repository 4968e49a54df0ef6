# verdict: right
# exercise: planning
# about: the smallest of exponential waiting times
def dyna_q_planning(model, value, params):
    known = ~np.isnan(model[:, :, 0])
    for _ in range(params['k']):
        clocks = np.where(known, np.random.exponential(size=known.shape), np.inf)
        s, a = np.unravel_index(clocks.argmin(), clocks.shape)
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value
