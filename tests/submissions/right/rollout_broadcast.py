# verdict: right
# exercise: rollout_returns
# about: a view of the state
def rollout_returns(model, state, plans, gamma):
    states = np.broadcast_to(state, (len(plans), len(state)))
    value, discount = 0, 1
    for actions in plans.transpose():
        value = value + discount * reward_of(states, actions)
        states, discount = predict(model, states, actions), discount * gamma
    return value
