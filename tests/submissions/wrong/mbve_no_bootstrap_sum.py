# verdict: wrong
# exercise: mbve_target
# mistake: no-bootstrap
# about: sums the rewards of the trip
def mbve_target(model, value, reward, next_state, horizon, gamma):
    rewards, s = [reward], next_state
    while len(rewards) < horizon + 1 and s == s:
        a = value[int(s)].argmax()
        rewards += [model[int(s), a, 0]]
        s = model[int(s), a, 1]
    return sum(gamma ** i * r for i, r in enumerate(rewards))
