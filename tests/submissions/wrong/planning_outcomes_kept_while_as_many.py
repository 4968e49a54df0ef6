# verdict: wrong
# exercise: dyna_q_planning
# mistake: remembers-calls
# about: with many pairs the list of outcomes is made anew only when another number of pairs is known
_list = []

def dyna_q_planning(model, value, params):
    global _list
    states, actions = np.nonzero(~np.isnan(model[:, :, 0]))
    if len(states) < 20 or len(states) != len(_list):
        _list = [(s, a, *model[s, a]) for s, a in zip(states, actions)]
    for _ in range(params['k']):
        s, a, r, after = _list[np.random.randint(len(_list))]
        value = q_learning(s, a, r, after, value, params)
    return value
