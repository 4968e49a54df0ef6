# verdict: wrong
# exercise: planning
# mistake: hard-coded-size
# also: raises
# about: loops over 100 states and 4 actions
def dyna_q_planning(model, value, params):
    known = [(s, a) for s in range(100) for a in range(4) if not np.isnan(model[s, a, 0])]
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
