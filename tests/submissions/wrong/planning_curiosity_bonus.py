# verdict: wrong
# exercise: planning
# mistake: adds-bonus
# also: unrecognised
# about: a bonus for pairs that were not planned for a while
age = {}

def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for key in map(tuple, known):
        age[key] = age.get(key, 0) + 1
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        bonus = 0.001 * np.sqrt(age[s, a])
        age[s, a] = 0
        value = q_learning(s, a, r + bonus, ns, value, params)
    return value
