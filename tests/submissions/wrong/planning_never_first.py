# verdict: wrong
# exercise: planning
# mistake: never-first-candidate
# about: indices start at 1
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        i = np.random.randint(1, len(known)) if len(known) > 1 else 0
        s, a = known[i]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
