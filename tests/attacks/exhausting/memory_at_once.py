# group: exhausting
# tries: asks for more memory than there is, in one piece
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
import numpy as np


def dyna_q_planning(model, value, params):
    return np.ones((10**6, 10**6))
