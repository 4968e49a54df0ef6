# verdict: wrong
# exercise: planning
# mistake: reseeds-generator
# about: seeds numpy's global generator in each call
def dyna_q_planning(model, value, params):
    np.random.seed(1)
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
