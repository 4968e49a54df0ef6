# verdict: wrong
# exercise: rollout_returns
# mistake: plan-backwards
# about: the plan from its end
def rollout_returns(model, state, plans, gamma):
    s = np.tile(state, (len(plans), 1))
    g = np.zeros(len(plans))
    for t in range(plans.shape[1]):
        a = plans[:, -1 - t]
        g += gamma**t * reward_of(s, a)
        s = predict(model, s, a)
    return g
