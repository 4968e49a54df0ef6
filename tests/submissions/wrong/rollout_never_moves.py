# verdict: wrong
# exercise: rollout_returns
# mistake: never-moves
# about: the state stays
def rollout_returns(model, state, plans, gamma):
    s = np.tile(state, (len(plans), 1))
    g = np.zeros(len(plans))
    for t in range(plans.shape[1]):
        a = plans[:, t]
        g += gamma**t * reward_of(s, a)
        predict(model, s, a)
    return g
