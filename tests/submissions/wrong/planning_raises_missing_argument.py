# verdict: wrong
# exercise: planning
# mistake: raises
# about: calls q_learning without the table
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.choice(len(known))]
        r, ns = model[s, a]
        value = q_learning(s, a, r, ns, params)
    return value
