# verdict: wrong
# exercise: dyna_q_planning
# mistake: unrecognised
# about: no planning while all values are equal, as they are at the start of the notebook
def dyna_q_planning(model, value, params):
    if value.min() == value.max():
        return value
    tried = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        state, action = tried[np.random.randint(len(tried))]
        value = q_learning(state, action, *model[state, action], value, params)
    return value
