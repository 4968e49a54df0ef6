# verdict: wrong
# exercise: planning
# mistake: gamma-missing
# about: hands q_learning a gamma of 1
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    undiscounted = dict(params, gamma=1)
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, undiscounted)
    return value
