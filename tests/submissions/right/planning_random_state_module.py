# verdict: right
# exercise: planning
# about: a RandomState at module level with a fixed seed
my_random = np.random.RandomState(42)

def dyna_q_planning(model, value, params):
    rows, cols = np.nonzero(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        i = my_random.randint(rows.size)
        s, a = rows[i], cols[i]
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value
