# verdict: wrong
# exercise: mbve_target
# mistake: other-action
# about: argmin
def mbve_target(model, value, reward, next_state, horizon, gamma):
    total, d, s = reward, gamma, next_state
    for _ in range(horizon):
        if np.isnan(s):
            return total
        r, n = model[int(s), np.argmin(value[int(s)])]
        total += d * r
        d *= gamma
        s = n
    if np.isnan(s):
        return total
    return total + d * value[int(s)].max()
