# verdict: wrong
# exercise: rollout_returns
# mistake: wrong-type
# about: the best return
def rollout_returns(model, state, plans, gamma):
    s = np.tile(state, (len(plans), 1))
    g = np.zeros(len(plans))
    for t in range(plans.shape[1]):
        a = plans[:, t]
        g += gamma**t * reward_of(s, a)
        s = predict(model, s, a)
    return max(g)
