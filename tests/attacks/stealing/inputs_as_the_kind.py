# group: stealing
# tries: names the type that it returns after the hidden inputs
# must_hold: score <= 0; nothing named secret is in any output
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    name = f"secret_{params}_{value.shape}"
    kind = type(name, (list,), {"__module__": name, "__qualname__": name, "__repr__": lambda self: name})
    return kind([kind(), name])
