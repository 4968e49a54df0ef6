# verdict: wrong
# exercise: rollout_returns
# mistake: changes-arguments
# about: cuts the plans where they stand
def rollout_returns(model, state, plans, gamma):
    plans *= 0.5
    s, g = np.tile(state, (len(plans), 1)), np.zeros(len(plans))
    for t in range(plans.shape[1]):
        g += gamma**t * reward_of(s, 2 * plans[:, t])
        s = predict(model, s, 2 * plans[:, t])
    return g
