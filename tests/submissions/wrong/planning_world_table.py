# verdict: wrong
# exercise: planning
# mistake: changes-world
# about: a table of all outcomes made beforehand
outcomes = QuentinsWorld().get_all_outcomes()

def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = (int(x) for x in known[np.random.choice(len(known))])
        (_p, ns, r), = outcomes[s, a]
        value = q_learning(s, a, r, ns, value, params)
    return value
