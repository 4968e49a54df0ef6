# group: exhausting
# tries: closes every file, that to the grader too
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
import os


def dyna_q_planning(model, value, params):
    os.closerange(0, 10**4)
    return value
