# verdict: wrong
# exercise: rollout_returns
# mistake: one-step-late
# about: gamma to the t + 1
def rollout_returns(model, state, plans, gamma):
    s = np.tile(state, (len(plans), 1))
    g = np.zeros(len(plans))
    for t in range(plans.shape[1]):
        a = plans[:, t]
        g += gamma ** (t + 1) * reward_of(s, a)
        s = predict(model, s, a)
    return g
