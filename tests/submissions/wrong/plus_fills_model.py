# verdict: wrong
# exercise: dyna_q_plus_planning
# mistake: bonus-into-model
# about: keeps the curious reward in the model
def dyna_q_plus_planning(model, value, last_tried, now, params):
    for _ in range(params["k"]):
        states = np.flatnonzero(~np.isnan(model[:, :, 0]).all(axis=1))
        s = np.random.choice(states)
        a = np.random.choice(model.shape[1])
        if np.isnan(model[s, a, 0]):
            model[s, a] = 0, s
        model[s, a, 0] = model[s, a, 0] + params["kappa"] * np.sqrt(now - last_tried[s, a])
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value
