# verdict: wrong
# exercise: mbve_target
# mistake: one-step-too-far
# about: stops below zero
def mbve_target(model, value, reward, next_state, horizon, gamma):
    if np.isnan(next_state):
        return reward
    s = int(next_state)
    if horizon < 0:
        return reward + gamma * value[s].max()
    r, n = model[s, value[s].argmax()]
    return reward + gamma * mbve_target(model, value, r, n, horizon - 1, gamma)
