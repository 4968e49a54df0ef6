# verdict: wrong
# exercise: planning
# mistake: alpha-twice
# about: mixes what q_learning gives with the old value once more
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        old = value[s, a]
        value = q_learning(s, a, *model[s, a], value, params)
        value[s, a] = (1 - params['alpha']) * old + params['alpha'] * value[s, a]
    return value
