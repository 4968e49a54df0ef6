# group: exhausting
# tries: returns a table that would be a terabyte written out
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
import numpy as np


def dyna_q_planning(model, value, params):
    return np.broadcast_to(0.5, (10**6, 10**6))
