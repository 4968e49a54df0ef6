# verdict: wrong
# exercise: planning
# mistake: biased-draw
# also: drawn-once, roll-out, unrecognised
# about: the state is drawn once, only the action in each step
def dyna_q_planning(model, value, params):
    tried = ~np.isnan(model[:, :, 0])
    s = np.random.choice(np.where(tried)[0])
    for _ in range(params['k']):
        a = np.random.choice(np.where(tried[s])[0])
        value = q_learning(s, a, *model[s, a], value, params)
    return value
