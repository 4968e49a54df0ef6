# verdict: wrong
# exercise: planning
# mistake: reseeds-generator
# about: seeds with the number of the call
call_number = 0

def dyna_q_planning(model, value, params):
    global call_number
    call_number += 1
    np.random.seed(call_number)
    rows, cols = np.where(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        i = np.random.choice(len(rows))
        value = q_learning(rows[i], cols[i], *model[rows[i], cols[i]], value, params)
    return value
