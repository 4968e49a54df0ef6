# verdict: wrong
# exercise: mbve_target
# mistake: returns-none
# about: prints the target
def mbve_target(model, value, reward, next_state, horizon, gamma):
    total, d, s = reward, gamma, next_state
    for _ in range(horizon):
        if np.isnan(s):
            return print(total)
        r, n = model[int(s), value[int(s)].argmax()]
        total += d * r
        d *= gamma
        s = n
    if np.isnan(s):
        return print(total)
    print(total + d * value[int(s)].max())
