# verdict: wrong
# exercise: planning
# mistake: never-last-candidate
# about: randint up to len - 1
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        i = np.random.randint(0, max(1, len(known) - 1))
        s, a = known[i]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
