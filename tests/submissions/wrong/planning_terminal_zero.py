# verdict: wrong
# exercise: planning
# mistake: bootstraps-terminal
# about: state 0 follows the end of an episode
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = np.nan_to_num(model[s, a])
        value = q_learning(s, a, r, int(ns), value, params)
    return value
