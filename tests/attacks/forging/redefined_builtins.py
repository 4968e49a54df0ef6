# group: forging
# tries: redefines builtins that a checker would use
# must_hold: score <= 0
# %% free
import builtins

builtins.abs = lambda x: 0
builtins.max = builtins.min = builtins.sum = lambda *args, **kwargs: 0
builtins.all = builtins.any = builtins.isinstance = lambda *args: True
builtins.round = lambda *args: 6.0
abs = callable = float = lambda *args: 6.0
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
