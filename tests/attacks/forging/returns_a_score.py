# group: forging
# tries: returns what a grader might take for a score
# must_hold: score <= 0
# %% dyna_q_planning
import numpy as np

SCORES = [6.0, True, np.float64(6.0), "6.0", float("nan"), float("inf"), 10**9, np.float64("nan"), {"score": 6.0}]
calls = 0


def dyna_q_planning(model, value, params):
    global calls
    calls += 1
    return SCORES[calls % len(SCORES)]
