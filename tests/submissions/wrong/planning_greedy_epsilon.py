# verdict: wrong
# exercise: planning
# mistake: greedy-choice
# also: biased-draw
# about: epsilon-greedy among the actions taken in the state
def dyna_q_planning(model, value, params):
    for _ in range(params['k']):
        tried = ~np.isnan(model[:, :, 0])
        s = np.random.choice(np.where(tried.any(axis=1))[0])
        options = np.where(tried[s])[0]
        a = options[epsilon_greedy(value[s, options], params.get('epsilon', 0.05))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
