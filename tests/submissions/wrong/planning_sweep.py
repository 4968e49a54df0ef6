# verdict: wrong
# exercise: planning
# mistake: sweeps-all-pairs
# about: each known pair once, no matter what k is
def dyna_q_planning(model, value, params):
    for s in range(model.shape[0]):
        for a in range(model.shape[1]):
            if not np.isnan(model[s, a, 0]):
                value = q_learning(s, a, *model[s, a], value, params)
    return value
