# verdict: wrong
# exercise: rollout_returns
# mistake: wrong-shape
# also: returns-row
# about: a table of rewards
def rollout_returns(model, state, plans, gamma):
    s, rewards = np.tile(state, (len(plans), 1)), []
    for a in plans.T:
        rewards.append(reward_of(s, a))
        s = predict(model, s, a)
    return np.array(rewards).T
