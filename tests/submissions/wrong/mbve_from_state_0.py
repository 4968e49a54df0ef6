# verdict: wrong
# exercise: mbve_target
# mistake: starts-elsewhere
# about: the trip starts in state 0
def mbve_target(model, value, reward, next_state, horizon, gamma):
    total, d, s = reward, gamma, next_state * 0
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
