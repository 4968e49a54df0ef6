# verdict: right
# exercise: rollout_returns
# about: the batch step by step
def rollout_returns(model, state, plans, gamma):
    s = np.repeat(state[None, :], len(plans), axis=0)
    g = np.zeros(len(plans))
    for t in range(plans.shape[1]):
        g = g + gamma**t * reward_of(s, plans[:, t])
        s = predict(model, s, plans[:, t])
    return g
