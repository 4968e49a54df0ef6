# verdict: right
# exercise: planning
# about: one permutation repeated when k is larger
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    order = np.resize(np.random.permutation(len(pairs)), params['k'])
    for i in order:
        s, a = pairs[i]
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value
