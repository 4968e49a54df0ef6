# verdict: wrong
# exercise: dyna_q_planning
# mistake: biased-draw
# about: draws among the first 256 known pairs only
def dyna_q_planning(model, value, params):
    tried = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        s, a = tried[np.random.randint(min(256, len(tried)))]
        r, n = model[s, a]
        value = q_learning(s, a, r, n, value, params)
    return value
