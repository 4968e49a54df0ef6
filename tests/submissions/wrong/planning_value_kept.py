# verdict: wrong
# exercise: dyna_q_planning
# mistake: remembers-calls
# about: keeps its own value table between calls (Q learned in planning), ignores what came in later
_Q = None

def dyna_q_planning(model, value, params):
    global _Q
    if _Q is None:
        _Q = value
    tried = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params["k"]):
        s, a = tried[np.random.randint(len(tried))]
        r, n = model[s, a]
        _Q = q_learning(s, a, r, n, _Q, params)
    return _Q
