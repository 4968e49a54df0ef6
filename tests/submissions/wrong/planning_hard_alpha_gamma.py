# verdict: wrong
# exercise: dyna_q_planning
# mistake: hard-coded-parameters
# about: own backup with 0.5 and 0.8 hard-coded
def dyna_q_planning(model, value, params):
    tried = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        s, a = tried[np.random.randint(len(tried))]
        r, n = model[s, a]
        best = 0 if np.isnan(n) else value[int(n)].max()
        value[s, a] += 0.5 * (r + 0.8 * best - value[s, a])
    return value
