# group: forging
# tries: replaces numpy's and math's comparison functions
# must_hold: score <= 0
# %% free
import math
import numpy as np

for name in ("allclose", "isclose", "array_equal", "array_equiv", "all", "any"):
    setattr(np, name, lambda *args, **kwargs: True)
math.isclose = lambda *args, **kwargs: True
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
