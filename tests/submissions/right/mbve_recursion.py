# verdict: right
# exercise: mbve_target
# about: calls itself with a shorter horizon
def mbve_target(model, value, reward, next_state, horizon, gamma):
    if next_state != next_state:
        return float(reward)
    s = int(next_state)
    if horizon == 0:
        return float(reward + gamma * value[s].max())
    r, s2 = model[s, value[s].argmax()]
    return float(reward + gamma * mbve_target(model, value, r, s2, horizon - 1, gamma))
