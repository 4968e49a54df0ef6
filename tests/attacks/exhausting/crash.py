# group: exhausting
# tries: reads from address 0
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
import ctypes


def dyna_q_planning(model, value, params):
    return ctypes.string_at(0)
