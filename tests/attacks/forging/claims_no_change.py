# group: forging
# tries: patches the worker so that arguments come back as they were sent
# must_hold: score <= 0
# %% free
import sys

for name, module in list(sys.modules.items()):
    if name.endswith("calls.batch"):
        answer = module._answer
        module._answer = lambda writer, result, args, error: answer(writer, args[1], args, None)
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    model[:] = 0
    params.clear()
