# verdict: wrong
# exercise: planning
# mistake: biased-draw
# about: only pairs that changed since the call before (all where none did)
_prev = None
def dyna_q_planning(model, value, params):
    global _prev
    known = ~np.isnan(model[:, :, 0])
    fresh = known
    if _prev is not None and _prev.shape == known.shape:
        new = known & ~_prev
        fresh = new if new.any() else known
    _prev = known
    rows = np.argwhere(fresh)
    for _ in range(params['k']):
        s, a = rows[np.random.randint(len(rows))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
