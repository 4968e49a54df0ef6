# verdict: right
# exercise: dyna_q_plus_planning
# about: choice of a state, choice of an action
def dyna_q_plus_planning(model, value, last_tried, now, params):
    for _ in range(params["k"]):
        states = np.unique(np.argwhere(~np.isnan(model[:, :, 0]))[:, 0])
        state = np.random.choice(states)
        action = np.random.choice(model.shape[1])
        reward, next_state = model[state, action]
        if np.isnan(reward):
            reward, next_state = 0, state
        reward = reward + params["kappa"] * np.sqrt(now - last_tried[state, action])
        value = q_learning(state, action, reward, next_state, value, params)
    return value
