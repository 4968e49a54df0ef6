# verdict: right
# exercise: mbve_target
# about: a loop that returns at the end of the episode
def mbve_target(model, value, reward, next_state, horizon, gamma):
    target = reward
    discount = gamma
    state = next_state
    for _ in range(horizon):
        if np.isnan(state):
            return target
        state = int(state)
        action = np.argmax(value[state])
        r, nxt = model[state, action]
        target += discount * r
        discount *= gamma
        state = nxt
    if np.isnan(state):
        return target
    return target + discount * np.max(value[int(state)])
