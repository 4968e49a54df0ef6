# verdict: wrong
# exercise: planning
# mistake: independent-columns
# also: unvisited-pairs
# about: state and action drawn from two separate columns
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s = np.random.choice(known[:, 0])
        a = np.random.choice(known[:, 1])
        r, ns = model[s, a]
        value = q_learning(s, a, r, ns, value, params)
    return value
