# verdict: wrong
# exercise: planning
# mistake: unvisited-pairs
# about: draws from all pairs
def dyna_q_planning(model, value, params):
    n_states, n_actions = value.shape
    for _ in range(params['k']):
        s = np.random.randint(n_states)
        a = np.random.randint(n_actions)
        value = q_learning(s, a, *model[s, a], value, params)
    return value
