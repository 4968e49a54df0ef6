# verdict: wrong
# exercise: dyna_q_plus_planning
# mistake: bonus-into-model
# about: adds it to the model's rewards
def dyna_q_plus_planning(model, value, last_tried, now, params):
    model[:, :, 0] += params["kappa"] * np.sqrt(now - last_tried)
    states = np.flatnonzero(~np.isnan(model[:, :, 0]).all(axis=1))
    for _ in range(params["k"]):
        s = np.random.choice(states)
        a = np.random.choice(model.shape[1])
        r, n = model[s, a]
        if np.isnan(r):
            r, n = params["kappa"] * np.sqrt(now - last_tried[s, a]), s
        value = q_learning(s, a, r, n, value, params)
    return value
