# verdict: wrong
# exercise: planning
# mistake: target-missing
# about: the target is the reward alone
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        value[s, a] += params['alpha'] * (model[s, a, 0] - value[s, a])
    return value
