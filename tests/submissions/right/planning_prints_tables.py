# verdict: right
# exercise: planning
# about: prints both tables in every call
def dyna_q_planning(model, value, params):
    print("model:", model)
    print("value:", value)
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = pairs[np.random.randint(len(pairs))]
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value
