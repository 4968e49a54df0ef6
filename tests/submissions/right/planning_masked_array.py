# verdict: right
# exercise: planning
# about: masked arrays
def dyna_q_planning(model, value, params):
    m = np.ma.masked_invalid(model[:, :, 0])
    rows, cols = np.where(~np.ma.getmaskarray(m))
    for _ in range(params['k']):
        i = np.random.randint(rows.size)
        value = q_learning(rows[i], cols[i], *model[rows[i], cols[i]], value, params)
    return value
