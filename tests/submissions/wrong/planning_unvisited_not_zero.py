# verdict: wrong
# exercise: planning
# mistake: unvisited-pairs
# also: skips-zero
# about: takes pairs whose reward is not 0 for known
def dyna_q_planning(model, value, params):
    known = np.argwhere(model[:, :, 0] != 0)
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
