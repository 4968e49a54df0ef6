# verdict: wrong
# exercise: mbve_target
# mistake: bootstraps-after-the-end
# about: NaN becomes the last state that was seen
def mbve_target(model, value, reward, next_state, horizon, gamma):
    total, d, s, before = reward, gamma, next_state, 0
    for _ in range(horizon):
        if np.isnan(s):
            break
        before = int(s)
        r, s = model[before, value[before].argmax()]
        total += d * r
        d *= gamma
    return total + d * value[before if np.isnan(s) else int(s)].max()
