# verdict: wrong
# exercise: planning
# mistake: k-counted-per-state
# about: as many rounds as known states, k backups in each
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    for state in set(pairs[:, 0]):
        for i in np.random.randint(len(pairs), size=params['k']):
            s, a = pairs[i]
            value = q_learning(s, a, *model[s, a], value, params)
    return value
