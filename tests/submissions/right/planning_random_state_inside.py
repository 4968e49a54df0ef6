# verdict: right
# exercise: planning
# about: a RandomState made inside from entropy, random_sample
def dyna_q_planning(model, value, params):
    generator = np.random.RandomState()
    tried = ~np.isnan(model[..., 0])
    states, actions = tried.nonzero()
    m = tried.sum()
    for u in generator.random_sample(params['k']):
        j = int(np.floor(u * m))
        value = q_learning(states[j], actions[j], *model[states[j], actions[j]], value, params)
    return value
