# group: exhausting
# tries: sleeps before the first test asks anything
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% free
import time

time.sleep(10**6)
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
