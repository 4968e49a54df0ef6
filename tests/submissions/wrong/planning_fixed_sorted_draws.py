# verdict: wrong
# exercise: planning
# mistake: fixed-order
# also: biased-draw
# about: draws sorted before they are used
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    for i in np.sort(np.random.randint(len(pairs), size=params['k'])):
        s, a = pairs[i]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
