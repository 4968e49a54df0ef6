# group: exhausting
# tries: recurses past every limit
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
import sys

sys.setrecursionlimit(10**9)


def dyna_q_planning(model, value, params):
    return dyna_q_planning(model, value, params)
