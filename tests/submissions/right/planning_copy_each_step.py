# verdict: right
# exercise: planning
# about: a new table in every step
def one_step(model, q, params):
    s, a = random_pair(model)
    target, nxt = model[s, a]
    if not np.isnan(nxt):
        target = target + params['gamma'] * max(q[int(nxt)])
    new = q.copy()
    new[s, a] = q[s, a] + params['alpha'] * (target - q[s, a])
    return new

def random_pair(model):
    options = np.argwhere(~np.isnan(model[:, :, 0]))
    return tuple(options[np.random.choice(options.shape[0])])

def dyna_q_planning(model, value, params):
    for _ in range(params['k']):
        value = one_step(model, value, params)
    return value
