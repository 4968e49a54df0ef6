# group: exhausting
# tries: sleeps for ever
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
import time


def dyna_q_planning(model, value, params):
    time.sleep(10**6)
