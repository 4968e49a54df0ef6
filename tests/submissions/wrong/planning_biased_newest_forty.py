# verdict: wrong
# exercise: planning
# mistake: biased-draw
# about: its own memory in order of first appearance, newest forty only
_order = []
def dyna_q_planning(model, value, params):
    known = {tuple(x) for x in np.argwhere(~np.isnan(model[:, :, 0])).tolist()}
    _order[:] = [p for p in _order if p in known]
    _order.extend(sorted(known - set(_order)))
    memory = _order[-40:]
    for _ in range(params['k']):
        s, a = memory[np.random.randint(len(memory))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
