# verdict: wrong
# exercise: planning
# mistake: remembers-calls
# also: unrecognised
# about: candidates kept from the first call
CANDS = None
def dyna_q_planning(model, value, params):
    global CANDS
    if CANDS is None:
        CANDS = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        s, a = CANDS[np.random.randint(len(CANDS))]
        if s < len(value) and a < value.shape[1] and not np.isnan(model[s, a, 0]):
            value = q_learning(s, a, *model[s, a], value, params)
    return value
