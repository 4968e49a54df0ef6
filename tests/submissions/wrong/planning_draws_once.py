# verdict: wrong
# exercise: planning
# mistake: drawn-once
# about: the pair is drawn before the loop, once for all k
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    s, a = known[np.random.randint(len(known))]
    for _ in range(params['k']):
        value = q_learning(s, a, *model[s, a], value, params)
    return value
