# group: forging
# tries: sets trace and profile functions that change locals of whatever runs next
# must_hold: score <= 0
# %% free
import sys


def trace(frame, event, argument):
    if "score" in frame.f_locals:
        frame.f_locals["score"] = 6.0
    return trace


sys.setprofile(trace)
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
