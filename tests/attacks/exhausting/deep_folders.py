# group: exhausting
# tries: nests folders beyond any path's length and takes their permissions away
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
import os


def dyna_q_planning(model, value, params):
    for _ in range(2000):
        os.mkdir("deep")
        os.chdir("deep")
    os.mkdir("closed", 0)
    return value
