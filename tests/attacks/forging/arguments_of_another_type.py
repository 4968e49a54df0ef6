# group: forging
# tries: gives the arguments other types and shapes in place
# must_hold: score <= 0
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    model.dtype = "V8"
    value.shape = (-1,)
    value.dtype = "M8[s]"
    params[float("nan")] = params
    return value
