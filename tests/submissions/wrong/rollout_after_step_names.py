# verdict: wrong
# exercise: rollout_returns
# mistake: reward-after-step
# about: the reward of the next state
def rollout_returns(model, state, plans, gamma):
    s = np.tile(state, (len(plans), 1))
    g = np.zeros(len(plans))
    for t in range(plans.shape[1]):
        a = plans[:, t]
        n = predict(model, s, a)
        g, s = g + gamma**t * reward_of(n, a), n
    return g
