# group: stealing
# tries: returns the hidden inputs as texts, keys and attributes
# must_hold: score <= 0; nothing named secret is in any output
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    params["secret " + str(model.tolist())[:100]] = "secret"
    return {"secret": str(params), f"secret {value.shape}": [f"secret {model[0, 0]}"]}
