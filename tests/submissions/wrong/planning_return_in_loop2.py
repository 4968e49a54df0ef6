# verdict: wrong
# exercise: dyna_q_planning
# mistake: too-few-backups
# about: return inside the loop, and one after it
def dyna_q_planning(model, value, params):
    tried = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        s, a = tried[np.random.randint(len(tried))]
        r, n = model[s, a]
        value = q_learning(s, a, r, n, value, params)
        return value
    return value
