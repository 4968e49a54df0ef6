# verdict: wrong
# exercise: rollout_returns
# mistake: one-step-late
# about: multiplies before it adds
def rollout_returns(model, state, plans, gamma):
    s = np.tile(state, (len(plans), 1))
    g, d = 0, 1
    for a in plans.T:
        d *= gamma
        g = g + d * reward_of(s, a)
        s = predict(model, s, a)
    return g
