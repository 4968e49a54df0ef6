# verdict: wrong
# exercise: planning
# mistake: swaps-state-and-action
# about: hands them to q_learning in the wrong order
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, ns = model[s, a]
        value = q_learning(a, s, r, ns, value, params)
    return value
