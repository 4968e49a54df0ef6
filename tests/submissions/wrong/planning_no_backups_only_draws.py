# verdict: wrong
# exercise: planning
# mistake: no-backups
# also: copy-not-returned
# about: draws pairs and looks them up, updates nothing
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        reward, next_state = model[s, a]
        new = value[s, a] + params['alpha'] * (reward - value[s, a])
    return value
