# verdict: right
# exercise: rollout_returns
# about: from the end backwards
def rollout_returns(model, state, plans, gamma):
    s = np.tile(state, (plans.shape[0], 1))
    rewards = []
    for a in plans.T:
        rewards.append(reward_of(s, a))
        s = predict(model, s, a)
    out = np.zeros(plans.shape[0])
    for r in reversed(rewards):
        out = r + gamma * out
    return out
