# verdict: wrong
# exercise: mbve_target
# mistake: rounds-values
# about: rounds to three digits
def mbve_target(model, value, reward, next_state, horizon, gamma):
    total, d, s = reward, gamma, next_state
    for _ in range(horizon):
        if np.isnan(s):
            return round(float(total), 3)
        r, n = model[int(s), value[int(s)].argmax()]
        total += d * r
        d *= gamma
        s = n
    if np.isnan(s):
        return round(float(total), 3)
    return round(float(total + d * value[int(s)].max()), 3)
