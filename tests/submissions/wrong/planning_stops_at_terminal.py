# verdict: wrong
# exercise: planning
# mistake: too-few-backups
# about: planning ends when a drawn pair ends the episode
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.choice(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
        if np.isnan(model[s, a, 1]):
            break
    return value
