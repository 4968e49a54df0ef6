# verdict: right
# exercise: planning
# about: draws states until one is known, then actions until one is known there
def dyna_q_planning(model, value, params):
    n_states, n_actions, _ = model.shape
    for _ in range(params['k']):
        s = np.random.randint(n_states)
        while np.isnan(model[s, :, 0]).all():
            s = np.random.randint(n_states)
        a = np.random.randint(n_actions)
        while np.isnan(model[s, a, 0]):
            a = np.random.randint(n_actions)
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value
