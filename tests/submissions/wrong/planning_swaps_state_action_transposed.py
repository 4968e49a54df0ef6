# verdict: wrong
# exercise: planning
# mistake: swaps-state-and-action
# about: candidates listed from the transposed table
def dyna_q_planning(model, value, params):
    flipped = model[:, :, 0].T
    known = np.argwhere(~np.isnan(flipped))
    for i in np.random.choice(len(known), params['k']):
        s, a = known[i]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
