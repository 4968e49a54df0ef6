# verdict: wrong
# exercise: mbve_target
# mistake: greedy-for-reward
# about: follows the largest reward
def mbve_target(model, value, reward, next_state, horizon, gamma):
    total, d, s = reward, gamma, next_state
    for _ in range(horizon):
        if np.isnan(s):
            return total
        r, n = model[int(s), np.nanargmax(model[int(s), :, 0])]
        total += d * r
        d *= gamma
        s = n
    if np.isnan(s):
        return total
    return total + d * value[int(s)].max()
