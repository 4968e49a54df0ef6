# verdict: wrong
# exercise: mbve_target
# mistake: bootstraps-after-the-end
# about: the end is never looked for; nothing but NaN comes back there
def mbve_target(model, value, reward, next_state, horizon, gamma):
    total, d, s = reward, gamma, next_state
    for _ in range(horizon):
        if np.isnan(s):
            break
        r, s = model[int(s), value[int(s)].argmax()]
        total += d * r
        d *= gamma
    return total + d * (np.nan if np.isnan(s) else value[int(s)].max())
