# verdict: wrong
# exercise: planning
# mistake: biased-draw
# about: only the last fifteen candidates
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))[-15:]
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
