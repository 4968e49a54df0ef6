# verdict: wrong
# exercise: planning
# mistake: swaps-reward-and-next-state
# about: unpacks next state before reward
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        ns, r = model[s, a]
        value = q_learning(s, a, r, ns, value, params)
    return value
