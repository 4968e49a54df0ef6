# verdict: right
# exercise: mbve_target
# about: a flag for the end
def mbve_target(model, value, reward, next_state, horizon, gamma):
    ended = bool(np.isnan(next_state))
    total = 0.0 + reward
    state = -1 if ended else int(next_state)
    k = 0
    while k < horizon and not ended:
        k = k + 1
        action = int(value[state].argmax())
        total = total + (gamma ** k) * model[state, action, 0]
        after = model[state, action, 1]
        ended = bool(np.isnan(after))
        if not ended:
            state = int(after)
    if not ended:
        total = total + (gamma ** (k + 1)) * value[state, :].max()
    return total
