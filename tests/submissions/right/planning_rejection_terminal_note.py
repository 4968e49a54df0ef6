# verdict: right
# exercise: planning
# about: draws again when the next state is missing
# note: leaves-out-terminal
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    steps = 0
    while steps < params['k']:
        s, a = known[np.random.randint(len(known))]
        r, s2 = model[s, a]
        if np.isnan(s2):
            continue      # nothing comes after it
        value = q_learning(s, a, r, int(s2), value, params)
        steps += 1
    return value
