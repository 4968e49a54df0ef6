# verdict: wrong
# exercise: mbve_target
# mistake: gamma-off-by-one
# about: multiplied before it is used
def mbve_target(model, value, reward, next_state, horizon, gamma):
    total, weight, s = reward, gamma, next_state
    for _ in range(horizon):
        if s != s:
            return total
        weight = weight * gamma
        a = np.argmax(value[int(s)])
        total = total + weight * model[int(s), a, 0]
        s = model[int(s), a, 1]
    return total if s != s else total + weight * gamma * value[int(s)].max()
