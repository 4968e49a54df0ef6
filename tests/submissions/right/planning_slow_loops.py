# verdict: right
# exercise: planning
# about: plain loops over the whole table in each step, slow but right
def dyna_q_planning(model, value, params):
    for _ in range(params['k']):
        candidates = []
        for s in range(model.shape[0]):
            for a in range(model.shape[1]):
                r = model[s, a, 0]
                if r == r:
                    candidates.append([s, a])
        i = np.random.randint(len(candidates))
        s, a = candidates[i]
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value
