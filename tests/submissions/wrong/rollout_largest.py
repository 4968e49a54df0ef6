# verdict: wrong
# exercise: rollout_returns
# mistake: largest-reward
# about: the largest reward
def rollout_returns(model, state, plans, gamma):
    s = np.tile(state, (len(plans), 1))
    g = np.zeros(len(plans))
    for t in range(plans.shape[1]):
        a = plans[:, t]
        g = np.maximum(g if t else -np.inf, reward_of(s, a))
        s = predict(model, s, a)
    return g
