# verdict: right
# exercise: mbve_target
# about: the best action by sorting
def mbve_target(model, value, reward, next_state, horizon, gamma):
    s, out, step = next_state, reward, 0
    while True:
        if s != s:
            return out
        s = int(s)
        if step == horizon:
            return out + gamma ** (step + 1) * sorted(value[s])[-1]
        a = np.argsort(value[s])[-1]
        out = out + gamma ** (step + 1) * model[s, a, 0]
        s = model[s, a, 1]
        step += 1
