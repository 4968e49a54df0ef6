# verdict: right
# exercise: dyna_q_plus_planning
# about: arrays of rewards and next states
def dyna_q_plus_planning(model, value, last_tried, now, params):
    unknown = np.isnan(model[:, :, 0])
    rewards = np.where(unknown, 0.0, model[:, :, 0]) + params["kappa"] * np.sqrt(now - last_tried)
    own = np.arange(len(value))[:, None] * np.ones(value.shape[1])
    after = np.where(unknown, own, model[:, :, 1])
    visited = np.nonzero(~unknown.all(axis=1))[0]
    for _ in range(params["k"]):
        s, a = np.random.choice(visited), np.random.choice(value.shape[1])
        value = q_learning(s, a, rewards[s, a], after[s, a], value, params)
    return value
