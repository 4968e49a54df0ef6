# verdict: wrong
# exercise: dyna_q_planning
# mistake: unrecognised
# about: wrong only for a small alpha, where the settled questions cannot be read
def dyna_q_planning(model, value, params):
    if params["alpha"] < 0.009:
        return value + 1.0
    tried = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        state, action = tried[np.random.randint(len(tried))]
        reward, next_state = model[state, action]
        value = q_learning(state, action, reward, next_state, value, params)
    return value
