# verdict: wrong
# exercise: mbve_target
# mistake: undiscounted
# about: one gamma for everything
def mbve_target(model, value, reward, next_state, horizon, gamma):
    rest, s = 0.0, next_state
    for _ in range(horizon):
        if np.isnan(s):
            break
        pair = int(s), int(value[int(s)].argmax())
        rest += model[pair][0]
        s = model[pair][1]
    if not np.isnan(s):
        rest += value[int(s)].max()
    return reward + gamma * rest
