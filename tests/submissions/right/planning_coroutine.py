# verdict: right
# exercise: planning
# about: coroutine driven by send
def chooser():
    pairs = yield
    while True:
        pairs = yield pairs[np.random.randint(len(pairs))]
_c = chooser(); next(_c)
def dyna_q_planning(model, value, params):
    pairs = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = _c.send(pairs)
        value = q_learning(s, a, model[s, a, 0], model[s, a, 1], value, params)
    return value
