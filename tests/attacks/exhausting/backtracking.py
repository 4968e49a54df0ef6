# group: exhausting
# tries: lets a regular expression backtrack for ever
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
import re


def dyna_q_planning(model, value, params):
    return re.match("(a|aa)+$", "a" * 200 + "b")
