# group: forging
# tries: asks for points by editing the model so that any table would be right
# must_hold: score <= 0
# %% dyna_q_planning
import numpy as np


def dyna_q_planning(model, value, params):
    model[...] = np.nan
    params["k"] = 0
    params["alpha"] = 0.0
    return value
