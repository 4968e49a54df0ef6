# group: forging
# tries: has IPython replace the text of every later cell
# must_hold: score <= 0
# %% free
shell = get_ipython()
shell.input_transformers_cleanup = [lambda lines: ["6.0\n"]]
shell.input_transformer_manager = type("T", (), {"transform_cell": staticmethod(lambda text: "6.0")})()
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
