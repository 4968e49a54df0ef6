# verdict: wrong
# exercise: planning
# mistake: too-many-backups
# also: sweeps-all-pairs
# about: whole epochs: permutations until at least k
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    done = 0
    while done < params['k']:
        for s, a in np.random.permutation(pairs):
            value = q_learning(s, a, *model[s, a], value, params)
            done += 1
    return value
