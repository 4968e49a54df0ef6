# verdict: wrong
# exercise: planning
# mistake: first-candidate-only
# about: int(random()) is always 0
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[int(np.random.random()) * len(known)]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
