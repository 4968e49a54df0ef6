# verdict: wrong
# exercise: planning
# mistake: unvisited-pairs
# about: known states, but any action
def dyna_q_planning(model, value, params):
    known_states = np.where(~np.isnan(model[:, :, 0]))[0]
    for _ in range(params['k']):
        s = np.random.choice(known_states)
        a = np.random.choice(model.shape[1])
        r = 0 if np.isnan(model[s, a, 0]) else model[s, a, 0]
        value = q_learning(s, a, r, model[s, a, 1], value, params)
    return value
