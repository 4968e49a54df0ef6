# verdict: wrong
# exercise: mbve_target
# mistake: bootstraps-after-the-end
# about: NaN counts as state 0 at the end
def mbve_target(model, value, reward, next_state, horizon, gamma):
    total, d, s = reward, gamma, next_state
    for _ in range(horizon):
        if np.isnan(s):
            break
        r, n = model[int(s), value[int(s)].argmax()]
        total += d * r
        d *= gamma
        s = n
    if np.isnan(s):
        return total + d * value[0].max()
    return total + d * value[int(s)].max()
