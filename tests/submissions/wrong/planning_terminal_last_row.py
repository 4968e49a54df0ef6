# verdict: wrong
# exercise: planning
# mistake: bootstraps-terminal
# about: index -1 follows the end of an episode
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    following = np.where(np.isnan(model[:, :, 1]), -1, model[:, :, 1]).astype(int)
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        target = model[s, a, 0] + params['gamma'] * value[following[s, a]].max()
        value[s, a] = value[s, a] + params['alpha'] * (target - value[s, a])
    return value
