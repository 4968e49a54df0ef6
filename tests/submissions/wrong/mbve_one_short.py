# verdict: wrong
# exercise: mbve_target
# mistake: one-step-short
# about: range(1, horizon)
def mbve_target(model, value, reward, next_state, horizon, gamma):
    total, d, s = reward, gamma, next_state
    for _ in range(1, horizon):
        if np.isnan(s):
            return total
        r, n = model[int(s), value[int(s)].argmax()]
        total += d * r
        d *= gamma
        s = n
    if np.isnan(s):
        return total
    return total + d * value[int(s)].max()
