# verdict: right
# exercise: rollout_returns
# about: with functools.reduce
def rollout_returns(model, state, plans, gamma):
    from functools import reduce

    def step(so_far, actions):
        s, g, d = so_far
        return predict(model, s, actions), g + d * reward_of(s, actions), d * gamma

    first = (np.stack([state for _ in plans]), np.zeros(len(plans)), 1.0)
    return reduce(step, plans.T, first)[1]
