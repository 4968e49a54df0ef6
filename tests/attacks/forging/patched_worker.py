# group: forging
# tries: patches the worker's own loop to claim that the model is as before and the result is new
# must_hold: score <= 0
# %% free
import sys

for name, module in list(sys.modules.items()):
    if name.endswith("batch") and hasattr(module, "run_calls"):
        module._answer = lambda writer, result, args, error: [1.0, [None] * len(args), None, None, None]
        module.error_name = lambda error: None
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
