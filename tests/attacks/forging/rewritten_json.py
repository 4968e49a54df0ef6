# group: forging
# tries: patches json so that the worker's replies say something else
# must_hold: score <= 0
# %% free
import json
import sys

original = json.dumps


def forged(data, *args, **kwargs):
    if isinstance(data, dict) and "answers" in data:
        for answer in data["answers"]:
            answer[-1], answer[2] = None, 1
    return original(data, *args, **kwargs)


json.dumps = forged
json.JSONEncoder.encode = lambda self, data: original(data)
for module in list(sys.modules.values()):
    if hasattr(module, "_dumps"):
        module._dumps = forged
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
