# verdict: wrong
# exercise: planning
# mistake: biased-draw
# about: the first backup goes to a pair that became known since the call before
_old = [None]
def dyna_q_planning(model, value, params):
    mask = ~np.isnan(model[:, :, 0])
    known = np.argwhere(mask)
    new = known
    if _old[0] is not None and _old[0].shape == mask.shape:
        new = np.argwhere(mask & ~_old[0])
    _old[0] = mask
    for i in range(params['k']):
        pool = new if i == 0 and len(new) else known
        s, a = pool[np.random.randint(len(pool))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
