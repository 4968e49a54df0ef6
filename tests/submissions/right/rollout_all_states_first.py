# verdict: right
# exercise: rollout_returns
# about: all states first, then their rewards
def rollout_returns(model, state, plans, gamma):
    path = [np.vstack([state] * len(plans))]
    for t in range(plans.shape[1]):
        path.append(predict(model, path[t], plans[:, t]))
    return sum(gamma**t * reward_of(path[t], plans[:, t]) for t in range(plans.shape[1]))
