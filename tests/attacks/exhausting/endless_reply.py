# group: exhausting
# tries: sends the grader bytes without end and never a line
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
import os


def dyna_q_planning(model, value, params):
    while True:
        os.write(3, b"[" * 10**6)
