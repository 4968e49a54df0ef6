# verdict: wrong
# exercise: planning
# mistake: biased-draw
# about: half of the draws repeat the first index of the call's list
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        if np.random.random() < 0.25:
            pick = 0
        else:
            pick = np.random.randint(len(known))
        s, a = known[pick]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
