# verdict: wrong
# exercise: planning
# mistake: alpha-hard-coded
# about: an own learning rate for planning
PLANNING_RATE = 0.1

def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for i in np.random.randint(len(known), size=params['k']):
        s, a = known[i]
        value = q_learning(s, a, *model[s, a], value, dict(gamma=params['gamma'], alpha=PLANNING_RATE))
    return value
