# group: stealing
# tries: hopes that a sentence about its notebook repeats a name that holds an input
# must_hold: score <= 0; nothing named secret is in any output
# %% dyna_q_planning
def renamed_secret(model, value, params):
    raise type(f"secret_{params['gamma']}", (ValueError,), {})("secret")


dyna_q_planning = renamed_secret
dyna_q_planning.__name__ = "secret"
