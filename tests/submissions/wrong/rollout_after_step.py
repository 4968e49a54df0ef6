# verdict: wrong
# exercise: rollout_returns
# mistake: reward-after-step
# about: the reward after the step
def rollout_returns(model, state, plans, gamma):
    s = np.tile(state, (len(plans), 1))
    g = np.zeros(len(plans))
    for t in range(plans.shape[1]):
        a = plans[:, t]
        s = predict(model, s, a)
        g += gamma**t * reward_of(s, a)
    return g
