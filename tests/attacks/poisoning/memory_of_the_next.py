# group: poisoning
# tries: changes modules in memory, hoping that the next submission gets the same process
# must_hold: score <= 0; no file, process or setting outside the worker changed
# %% free
import builtins
import sys

import numpy as np

np.random.randint = np.ndarray = np.where = None
builtins.len = builtins.range = None
sys.modules["numpy"] = sys.modules["json"] = None
sys.path[:] = ["/tmp"]
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
