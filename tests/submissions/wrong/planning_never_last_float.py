# verdict: wrong
# exercise: planning
# mistake: never-last-candidate
# about: scales random() by len - 1 and cuts
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        i = int((len(known) - 1) * np.random.random())
        s, a = known[i]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
