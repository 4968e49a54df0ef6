# verdict: right
# exercise: planning
# about: index of the j-th known by cumsum
def dyna_q_planning(model, value, params):
    mask = ~np.isnan(model[:, :, 0]).ravel()
    cum = mask.cumsum()
    for _ in range(params['k']):
        j = np.random.randint(1, cum[-1] + 1)
        flat = int(np.argmax(cum == j))
        s, a = divmod(flat, value.shape[1])
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value
