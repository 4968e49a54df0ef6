# verdict: wrong
# exercise: mbve_target
# mistake: ignores-horizon
# about: one imagined step, always
def mbve_target(model, value, reward, next_state, horizon, gamma):
    if np.isnan(next_state):
        return reward
    s = int(next_state)
    r, n = model[s, np.argmax(value[s])]
    target = reward + gamma * r
    return target if np.isnan(n) else target + gamma ** 2 * np.max(value[int(n)])
