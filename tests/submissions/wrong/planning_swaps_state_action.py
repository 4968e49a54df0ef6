# verdict: wrong
# exercise: planning
# mistake: swaps-state-and-action
# about: unpacks action before state
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        a, s = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
