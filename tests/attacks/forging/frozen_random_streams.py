# group: forging
# tries: makes the random functions return constants, so that the reference would draw what it likes
# must_hold: score <= 0
# %% free
import random
import numpy as np

np.random.randint = np.random.choice = np.random.rand = lambda *args, **kwargs: 0
np.random.seed = np.random.set_state = lambda *args, **kwargs: None
random.random = random.choice = lambda *args: 0
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
