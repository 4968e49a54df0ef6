# verdict: wrong
# exercise: dyna_q_planning
# mistake: skips-zero
# about: pairs whose value is exactly 0 are passed over: nothing is ever learnt from a table of zeros
def dyna_q_planning(model, value, params):
    tried = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        state, action = tried[np.random.randint(len(tried))]
        if value[state, action] == 0:
            continue
        value = q_learning(state, action, *model[state, action], value, params)
    return value
