# verdict: wrong
# exercise: planning
# mistake: skips-zero
# also: too-few-backups
# about: nothing to learn where the reward is 0
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        if not r:
            continue
        value = q_learning(s, a, r, ns, value, params)
    return value
