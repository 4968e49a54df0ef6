# verdict: wrong
# exercise: planning
# mistake: constant-generator
# about: generator seeded from the table: same table, same draws
def dyna_q_planning(model, value, params):
    rng = np.random.default_rng(abs(int(value.sum() * 1e6)))
    rows = np.argwhere(~np.isnan(model[:, :, 0]))
    for i in range(params['k']):
        s, a = rows[rng.integers(len(rows))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
