# group: exhausting
# tries: kills its own process
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
import os
import signal


def dyna_q_planning(model, value, params):
    os.kill(os.getpid(), signal.SIGKILL)
