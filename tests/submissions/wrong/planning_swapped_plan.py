# verdict: wrong
# exercise: planning
# mistake: swaps-reward-and-next-state
# about: model entries taken for next state and reward
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        s, a = known[np.random.randint(len(known))]
        n, r = model[s, a]
        value = q_learning(s, a, r, n, value, params)
    return value
