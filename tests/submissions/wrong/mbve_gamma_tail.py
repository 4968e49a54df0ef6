# verdict: wrong
# exercise: mbve_target
# mistake: gamma-off-by-one
# about: gamma ** horizon on the last value
def mbve_target(model, value, reward, next_state, horizon, gamma):
    total, d, s = reward, gamma, next_state
    for _ in range(horizon):
        if np.isnan(s):
            return total
        r, n = model[int(s), value[int(s)].argmax()]
        total += d * r
        d *= gamma
        s = n
    if np.isnan(s):
        return total
    return total + gamma ** horizon * value[int(s)].max()
