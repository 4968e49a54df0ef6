# verdict: wrong
# exercise: mbve_target
# mistake: wrong-bootstrap
# about: number of the action in place of its value
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
    return total + d * np.argmax(value[int(s)])
