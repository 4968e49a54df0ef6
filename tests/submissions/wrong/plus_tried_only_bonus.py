# verdict: wrong
# exercise: dyna_q_plus_planning
# mistake: tried-only
# about: Dyna-Q's draw of a state, then of a tried action, with the bonus
def dyna_q_plus_planning(model, value, last_tried, now, params):
    for _ in range(params["k"]):
        states = np.unique(np.argwhere(~np.isnan(model[:, :, 0]))[:, 0])
        s = states[np.random.randint(len(states))]
        options = [a for a in range(model.shape[1]) if model[s, a, 0] == model[s, a, 0]]
        a = options[np.random.randint(len(options))]
        curious = model[s, a, 0] + params["kappa"] * (now - last_tried[s, a]) ** 0.5
        q_learning(s, a, curious, model[s, a, 1], value, params)
    return value
