# verdict: wrong
# exercise: planning
# mistake: too-many-backups
# also: sweeps-all-pairs, too-slow
# about: k sweeps over all known pairs
def dyna_q_planning(model, value, params):
    for _ in range(params['k']):
        for s, a in np.argwhere(~np.isnan(model[:, :, 0])):
            value = q_learning(s, a, *model[s, a], value, params)
    return value
