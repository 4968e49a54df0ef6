# verdict: wrong
# exercise: planning
# mistake: too-few-backups
# about: a draw that ends the episode is thrown away
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, s2 = model[s, a]
        if np.isnan(s2):
            continue
        value = q_learning(s, a, r, int(s2), value, params)
    return value
