# verdict: wrong
# exercise: rollout_returns
# mistake: first-action-always
# about: the first action always
def rollout_returns(model, state, plans, gamma):
    s = np.tile(state, (len(plans), 1))
    g = np.zeros(len(plans))
    for t in range(plans.shape[1]):
        a = plans[:, 0]
        g += gamma**t * reward_of(s, a)
        s = predict(model, s, a)
    return g
