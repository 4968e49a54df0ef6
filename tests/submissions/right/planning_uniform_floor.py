# verdict: right
# exercise: planning
# about: np.random.uniform, rounded down
def dyna_q_planning(model, value, params):
    c = np.array([[s, a] for s in range(model.shape[0]) for a in range(model.shape[1]) if model[s, a, 0] == model[s, a, 0]])
    for _ in range(0, params['k'], 1):
        i = int(np.random.uniform(0, len(c)))
        value = q_learning(c[i][0], c[i][1], model[c[i][0], c[i][1]][0], model[c[i][0], c[i][1]][1], value, params)
    return value
