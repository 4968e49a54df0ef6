# verdict: wrong
# exercise: planning
# mistake: biased-draw
# also: unvisited-pairs, unrecognised
# about: candidates are listed anew in every hundredth call only (or another shape)
_c = {'n': 0, 'rows': None, 'shape': None}
def dyna_q_planning(model, value, params):
    if _c['rows'] is None or _c['n'] % 100 == 0 or _c['shape'] != model.shape or np.isnan(model[tuple(_c['rows'].T)][:, 0]).any():
        _c['rows'] = np.argwhere(~np.isnan(model[:, :, 0]))
        _c['shape'] = model.shape
    _c['n'] += 1
    rows = _c['rows']
    for i in range(params['k']):
        s, a = rows[np.random.randint(len(rows))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
