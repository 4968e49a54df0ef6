# verdict: wrong
# exercise: mbve_target
# mistake: ignores-horizon
# about: the target of Q-learning, always
def mbve_target(model, value, reward, next_state, horizon, gamma):
    if np.isnan(next_state):
        return reward
    return reward + gamma * np.max(value[int(next_state)])
