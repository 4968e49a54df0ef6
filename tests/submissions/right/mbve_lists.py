# verdict: right
# exercise: mbve_target
# about: works on lists
def mbve_target(model, value, reward, next_state, horizon, gamma):
    import math
    q = value.tolist()
    m = model.tolist()
    total, power, s = reward, 1, next_state
    for _ in range(horizon):
        if math.isnan(s):
            break
        row = q[int(s)]
        r, s = m[int(s)][row.index(max(row))]
        total += gamma ** power * r
        power += 1
    if not math.isnan(s):
        total += gamma ** power * max(q[int(s)])
    return total
