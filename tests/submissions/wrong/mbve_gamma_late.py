# verdict: wrong
# exercise: mbve_target
# mistake: gamma-off-by-one
# about: the first imagined reward is not discounted
def mbve_target(model, value, reward, next_state, horizon, gamma):
    total, d, s = reward, 1.0, next_state
    for _ in range(horizon):
        if np.isnan(s):
            return total
        r, n = model[int(s), value[int(s)].argmax()]
        total += d * r
        d *= gamma
        s = n
    if np.isnan(s):
        return total
    return total + d * value[int(s)].max()
