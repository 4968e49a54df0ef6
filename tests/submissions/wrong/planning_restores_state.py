# verdict: wrong
# exercise: planning
# mistake: constant-generator
# about: puts the stream back after each call: the same draws again
def dyna_q_planning(model, value, params):
    st = np.random.get_state()
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    np.random.set_state(st)
    return value
