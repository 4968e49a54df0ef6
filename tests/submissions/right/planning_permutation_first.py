# verdict: right
# exercise: planning
# about: first row of a fresh permutation in each step
def dyna_q_planning(model, value, params):
    experienced = np.argwhere(model[:, :, 0] == model[:, :, 0])   # NaN is not equal to itself
    for _ in range(params['k']):
        (state, action) = np.random.permutation(experienced)[0]
        value = q_learning(state, action, model[state, action][0], model[state, action][1], value, params)
    return value
