# verdict: wrong
# exercise: planning
# mistake: biased-draw
# about: leaves out what became known since the call before
_old = [None]
def dyna_q_planning(model, value, params):
    mask = ~np.isnan(model[:, :, 0])
    use = mask
    if _old[0] is not None and _old[0].shape == mask.shape and (mask & _old[0]).any():
        use = mask & _old[0]
    _old[0] = mask
    known = np.argwhere(use)
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
