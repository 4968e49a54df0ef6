# group: exhausting
# tries: takes the limit of recursion away and recurses in Python and in C
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
import sys
import threading


def dyna_q_planning(model, value, params):
    sys.setrecursionlimit(2**31 - 1)
    nested = []
    for _ in range(10**6):
        nested = [nested]
    repr(nested) == nested
    return nested
