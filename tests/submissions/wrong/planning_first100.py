# verdict: wrong
# exercise: planning
# mistake: biased-draw
# about: draws among the first hundred candidates at most
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    n = min(len(known), 100)
    for _ in range(params['k']):
        s, a = known[np.random.randint(n)]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
