# verdict: wrong
# exercise: rollout_returns
# mistake: gamma-missing
# about: does not discount
def rollout_returns(model, state, plans, gamma):
    s = np.tile(state, (len(plans), 1))
    g = np.zeros(len(plans))
    for t in range(plans.shape[1]):
        a = plans[:, t]
        g += reward_of(s, a)
        s = predict(model, s, a)
    return g
