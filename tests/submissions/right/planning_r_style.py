# verdict: right
# exercise: planning
# about: preallocated matrix, counters from 1, which()
def which(x):
    return [i for i in range(len(x)) if x[i]]

def dyna_q_planning(model, value, params):
    n_s = model.shape[0]; n_a = model.shape[1]
    idx = which(~np.isnan(model[:, :, 0].flatten(order='F')))
    for i in range(1, params['k'] + 1):
        one = idx[np.random.randint(1, len(idx) + 1) - 1]
        a = one // n_s
        s = one % n_s
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value
