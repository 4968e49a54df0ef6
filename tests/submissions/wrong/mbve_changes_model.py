# verdict: wrong
# exercise: mbve_target
# mistake: changes-arguments
# about: marks the trip in the model as it goes
def mbve_target(model, value, reward, next_state, horizon, gamma):
    total, d, s = reward, gamma, next_state
    walked = []
    for _ in range(horizon):
        if np.isnan(s):
            break
        a = value[int(s)].argmax()
        r, n = model[int(s), a]
        walked.append((int(s), a))
        total += d * r
        d *= gamma
        s = n
    target = total if np.isnan(s) else total + d * value[int(s)].max()
    for pair in walked:
        model[pair] = np.nan
    return target
