# group: exhausting
# tries: sends its reply a byte at a time and never the end
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
import os
import time


def dyna_q_planning(model, value, params):
    while True:
        os.write(3, b" ")
        time.sleep(0.05)
