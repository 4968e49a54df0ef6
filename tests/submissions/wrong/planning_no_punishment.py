# verdict: wrong
# exercise: planning
# mistake: biased-draw
# also: prioritised, skips-zero
# about: pairs with a negative reward are no candidates
def dyna_q_planning(model, value, params):
    known = np.argwhere(model[:, :, 0] >= 0)
    if not len(known):
        return value
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
