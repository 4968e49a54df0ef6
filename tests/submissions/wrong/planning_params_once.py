# verdict: wrong
# exercise: planning
# mistake: remembers-calls
# about: the parameters of the first call
_p = None
def dyna_q_planning(model, value, params):
    global _p
    _p = _p or dict(params)
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(_p["k"]):
        s, a = known[np.random.randint(len(known))]
        value = q_learning(s, a, *model[s, a], value, _p)
    return value
