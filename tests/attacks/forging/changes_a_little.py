# group: forging
# tries: plans nothing and adds next to nothing to a known pair, so that it seems alive
# must_hold: score <= 1.5
# %% dyna_q_planning
import numpy as np


def dyna_q_planning(model, value, params):
    state, action = np.argwhere(~np.isnan(model[:, :, 0]))[0]
    value[state, action] += 1e-9 * params["k"]
    return value
