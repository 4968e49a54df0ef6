# group: exhausting
# tries: forks without end
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
import os


def dyna_q_planning(model, value, params):
    while True:
        try:
            os.fork()
        except OSError:
            return value
