# verdict: right
# exercise: rollout_returns
# about: by recursion
def rollout_returns(model, state, plans, gamma):
    def ahead(s, t):
        if t == plans.shape[1]:
            return 0.0
        a = plans[:, t]
        return reward_of(s, a) + gamma * ahead(predict(model, s, a), t + 1)

    return ahead(np.array([state] * len(plans)), 0)
