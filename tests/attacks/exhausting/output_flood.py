# group: exhausting
# tries: prints without end
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
import os


def dyna_q_planning(model, value, params):
    while True:
        print("x" * 10**6)
        os.write(1, b"x" * 10**6)
        os.write(2, b"x" * 10**6)
