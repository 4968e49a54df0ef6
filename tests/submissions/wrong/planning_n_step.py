# verdict: wrong
# exercise: dyna_q_planning
# mistake: unrecognised
# about: two steps of the model in each target
def dyna_q_planning(model, value, params):
    g = params["gamma"]
    tried = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        s, a = tried[np.random.randint(len(tried))]
        r, n = model[s, a]
        target = r
        if not np.isnan(n):
            n = int(n)
            b = int(value[n].argmax())
            r2, n2 = model[n, b]
            if np.isnan(r2):
                target = r + g * value[n].max()
            else:
                target = r + g * r2 + (0 if np.isnan(n2) else g * g * value[int(n2)].max())
        value[s, a] += params["alpha"] * (target - value[s, a])
    return value
