# verdict: wrong
# exercise: rollout_returns
# mistake: last-reward-missing
# about: one step too few
def rollout_returns(model, state, plans, gamma):
    s = np.tile(state, (len(plans), 1))
    g = np.zeros(len(plans))
    for t in range(plans.shape[1] - 1):
        a = plans[:, t]
        g += gamma**t * reward_of(s, a)
        s = predict(model, s, a)
    return g
