# verdict: wrong
# exercise: dyna_q_planning
# mistake: unrecognised
# about: outcome read before the pair is drawn (of the pair before)
def dyna_q_planning(model, value, params):
    tried = np.argwhere(~np.isnan(model[:, :, 0]))
    state, action = tried[0]
    for _ in range(params["k"]):
        reward, next_state = model[state, action]
        state, action = tried[np.random.randint(len(tried))]
        value = q_learning(state, action, reward, next_state, value, params)
    return value
