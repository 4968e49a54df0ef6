# verdict: wrong
# exercise: planning
# mistake: swaps-reward-and-next-state
# about: hands them to q_learning in the wrong order
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for i in np.random.randint(len(known), size=params['k']):
        s, a = known[i]
        r, ns = model[s, a]
        value = q_learning(s, a, ns, r, value, params)
    return value
