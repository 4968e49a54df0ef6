# verdict: right
# exercise: mbve_target
# about: functools.reduce over the horizon
def mbve_target(model, value, reward, next_state, horizon, gamma):
    from functools import reduce
    def one(so_far, _):
        total, d, s = so_far
        if np.isnan(s):
            return so_far
        r, n = model[int(s), int(np.argmax(value[int(s)]))]
        return total + d * r, d * gamma, n
    total, d, s = reduce(one, range(horizon), (reward, gamma, next_state))
    tail = 0 if np.isnan(s) else d * np.max(value[int(s)])
    return np.float64(total + tail)
