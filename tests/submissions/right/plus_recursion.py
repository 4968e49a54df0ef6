# verdict: right
# exercise: dyna_q_plus_planning
# about: one backup, then the rest
def dyna_q_plus_planning(model, value, last_tried, now, params):
    if params["k"] <= 0:
        return value
    tried = np.argwhere(~np.isnan(model[:, :, 0]))
    s = np.random.permutation(sorted(set(tried[:, 0].tolist())))[0]
    a = int(np.floor(np.random.random() * value.shape[1]))
    r, n = (0.0, s) if np.isnan(model[s, a]).all() else model[s, a]
    value = q_learning(s, a, r + params["kappa"] * np.sqrt(now - last_tried[s, a]), n, value, params)
    return dyna_q_plus_planning(model, value, last_tried, now, {**params, "k": params["k"] - 1})
