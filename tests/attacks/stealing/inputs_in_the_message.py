# group: stealing
# tries: raises the hidden inputs as an exception's message
# must_hold: score <= 0; nothing named secret is in any output
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    raise ValueError(f"secret: {model!r} {value!r} {params!r}")
