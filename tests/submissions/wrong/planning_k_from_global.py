# verdict: wrong
# exercise: planning
# mistake: k-hard-coded
# about: k from a dictionary of its own at module level
settings = {'alpha': 0.5, 'gamma': 0.8, 'epsilon': 0.05, 'k': 10}

def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(settings['k']):
        s, a = known[np.random.choice(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
