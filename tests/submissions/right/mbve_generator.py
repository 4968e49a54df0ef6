# verdict: right
# exercise: mbve_target
# about: a generator of imagined steps
def mbve_target(model, value, reward, next_state, horizon, gamma):
    def trip(s):
        while not np.isnan(s):
            r, s = model[int(s), value[int(s)].argmax()]
            yield r, s
    steps = trip(next_state)
    target, last = reward, next_state
    for t in range(1, horizon + 1):
        step = next(steps, None)
        if step is None:
            break
        target = target + gamma ** t * step[0]
        last = step[1]
    else:
        t = horizon
    if np.isnan(last):
        return target
    return target + gamma ** (horizon + 1) * value[int(last)].max()
