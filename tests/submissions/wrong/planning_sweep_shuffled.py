# verdict: wrong
# exercise: planning
# mistake: sweeps-all-pairs
# about: each known pair once, in random order
def dyna_q_planning(model, value, params):
    for s, a in np.random.permutation(np.argwhere(~np.isnan(model[:, :, 0]))):
        value = q_learning(s, a, *model[s, a], value, params)
    return value
