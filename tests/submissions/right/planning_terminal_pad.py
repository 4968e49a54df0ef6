# verdict: right
# exercise: planning
# about: a padded row stands for the end of the episode
def dyna_q_planning(model, value, params):
    S, A = value.shape
    Q = np.vstack([value, np.zeros((1, A))])
    nxt = np.where(np.isnan(model[:, :, 1]), S, model[:, :, 1]).astype(int)
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for s, a in known[np.random.randint(len(known), size=params['k'])]:
        Q[s, a] += params['alpha'] * (model[s, a, 0] + params['gamma'] * Q[nxt[s, a]].max() - Q[s, a])
    return Q[:S]
