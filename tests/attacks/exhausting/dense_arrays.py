# group: exhausting
# tries: answers each call with the largest arrays that may cross
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
import numpy as np


def dyna_q_planning(model, value, params):
    return [np.random.random(2**20) for _ in range(3)]
