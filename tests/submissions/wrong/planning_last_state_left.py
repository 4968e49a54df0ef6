# verdict: wrong
# exercise: planning
# mistake: never-last-state
# about: a list of pairs without those of the last state
def dyna_q_planning(model, value, params):
    S, A, _ = model.shape
    pairs = [(s, a) for s in range(0, S - 1) for a in range(A) if model[s, a, 0] == model[s, a, 0]]
    if len(pairs) == 0:
        return value
    for i in np.random.choice(len(pairs), params["k"]):
        s, a = pairs[i]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
