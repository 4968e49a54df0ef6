# verdict: wrong
# exercise: planning
# mistake: wrong-type
# about: single precision
def dyna_q_planning(model, value, params):
    q = value.astype('float32')
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        q = q_learning(s, a, *model[s, a], q, params)
    return q
