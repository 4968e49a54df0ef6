# verdict: wrong
# exercise: planning
# mistake: eligibility-traces
# about: a trace a pair, kept in a dict of the call, lambda 0.5 without gamma
def dyna_q_planning(model, value, params):
    trace = {}
    known = [tuple(pair) for pair in np.argwhere(~np.isnan(model[..., 0]))]
    for step in range(params["k"]):
        pair = known[np.random.choice(len(known))]
        reward, after = model[pair]
        error = reward - value[pair]
        if not np.isnan(after):
            error = error + params["gamma"] * np.max(value[int(after)])
        trace = {each: 0.5 * size for each, size in trace.items()}
        trace[pair] = trace.get(pair, 0.0) + 1.0
        for each, size in trace.items():
            value[each] = value[each] + params["alpha"] * size * error
    return value
