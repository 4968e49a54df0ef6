# group: exhausting
# tries: takes naps, each of them short enough for one answer
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
import time


def dyna_q_planning(model, value, params):
    time.sleep(3)
    return value
