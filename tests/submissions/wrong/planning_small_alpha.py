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
        value = q_learning(state, action, *model[state, action], value, params)
    return value
