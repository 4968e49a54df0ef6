# verdict: wrong
# exercise: dyna_q_planning
# mistake: remembers-calls
# about: k is read once, when twenty pairs are known for the first time
_kept = {}

def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    if len(known) >= 20:
        params = {**params, "k": _kept.setdefault("k", params["k"])}
    for _ in range(params['k']):
        s, a = known[np.random.randint(len(known))]
        r, after = model[s, a]
        value = q_learning(s, a, r, after, value, params)
    return value
