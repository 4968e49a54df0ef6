# group: stealing
# tries: raises an exception whose class is named after the hidden inputs
# must_hold: score <= 0; nothing named secret is in any output
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    raise type("secret_" + "_".join(map(str, params.values())).replace(".", "p"), (Exception,), {})
