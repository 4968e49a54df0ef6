# verdict: right
# exercise: rollout_returns
# about: a table of rewards, then one product
def rollout_returns(model, state, plans, gamma):
    n, h = plans.shape
    states = np.ones((n, 1)) * state
    table = np.empty((n, h))
    for t in range(h):
        table[:, t] = reward_of(states, plans[:, t])
        states = predict(model, states, plans[:, t])
    return table.dot(np.power(gamma, np.arange(h)))
