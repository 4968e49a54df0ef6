# verdict: right
# exercise: mbve_target
# about: greedy actions of all states at once
def mbve_target(model, value, reward, next_state, horizon, gamma):
    greedy = value.argmax(axis=1)
    states = np.arange(len(value))
    r_of = model[states, greedy, 0]
    n_of = model[states, greedy, 1]
    best = value.max(axis=1)
    g, d, s = reward, gamma, next_state
    for _ in range(horizon):
        if np.isnan(s):
            break
        g += d * r_of[int(s)]
        d *= gamma
        s = n_of[int(s)]
    return g if np.isnan(s) else g + d * best[int(s)]
