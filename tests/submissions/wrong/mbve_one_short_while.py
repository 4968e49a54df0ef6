# verdict: wrong
# exercise: mbve_target
# mistake: one-step-short
# about: counts the real step
def mbve_target(model, value, reward, next_state, horizon, gamma):
    t, out, s = 1, reward, next_state
    while t < horizon and s == s:
        a = int(np.argmax(value[int(s)]))
        out += gamma ** t * model[int(s), a, 0]
        s = model[int(s), a, 1]
        t += 1
    return out if s != s else out + gamma ** t * float(max(value[int(s)]))
