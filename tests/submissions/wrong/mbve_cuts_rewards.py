# verdict: wrong
# exercise: mbve_target
# mistake: casts-reward
# about: whole rewards
def mbve_target(model, value, reward, next_state, horizon, gamma):
    total, d, s = int(reward), gamma, next_state
    for _ in range(horizon):
        if np.isnan(s):
            return total
        r, n = model[int(s), value[int(s)].argmax()]
        total += d * int(r)
        d *= gamma
        s = n
    if np.isnan(s):
        return total
    return total + d * value[int(s)].max()
