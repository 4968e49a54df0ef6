# verdict: right
# exercise: planning
# about: a Generator at module level, rng.choice of a row
rng = np.random.default_rng(2024)

def dyna_q_planning(model, value, params):
    exp = np.stack(np.where(~np.isnan(model[:, :, 0])), axis=1)
    for _ in range(params['k']):
        state, action = rng.choice(exp)
        r, ns = model[state, action]
        value = q_learning(state, action, r, ns, value, params)
    return value
