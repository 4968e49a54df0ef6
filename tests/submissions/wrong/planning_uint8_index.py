# verdict: wrong
# exercise: planning
# mistake: biased-draw
# about: the index in eight bits
def dyna_q_planning(model, value, params):
    rows = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        i = np.random.randint(len(rows)) & 31
        s, a = rows[i]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
