# verdict: wrong
# exercise: dyna_q_planning
# mistake: remembers-calls
# also: unrecognised
# about: with many pairs alpha and gamma are those of the first such call
_rates = {}

def dyna_q_planning(model, value, params):
    tried = np.argwhere(~np.isnan(model[:, :, 0]))
    if len(tried) >= 20:
        for name in ("alpha", "gamma"):
            params = {**params, name: _rates.setdefault(name, params[name])}
    for _ in range(params["k"]):
        s, a = tried[np.random.choice(len(tried))]
        value = q_learning(s, a, *model[s, a], value, params)
    return value
