# verdict: right
# exercise: planning
# about: bounded rejection with a fallback to a list
def dyna_q_planning(model, value, params):
    for _ in range(params['k']):
        for attempt in range(50):
            s, a = np.random.randint(model.shape[0]), np.random.randint(model.shape[1])
            if not np.isnan(model[s, a, 0]):
                break
        else:
            known = np.argwhere(~np.isnan(model[:, :, 0]))
            s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value
