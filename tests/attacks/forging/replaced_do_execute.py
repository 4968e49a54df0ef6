# group: forging
# tries: replaces the kernel's do_execute
# must_hold: score <= 0
# %% free
def forged(code, *args, **kwargs):
    return {"status": "ok", "execution_count": 1, "payload": [], "user_expressions": {}}


shell = get_ipython()
shell.kernel = type("K", (), {})()
shell.kernel.do_execute = forged
shell.run_cell = forged
shell.run_cell_async = forged
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
