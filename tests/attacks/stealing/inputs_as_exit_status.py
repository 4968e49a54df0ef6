# group: stealing
# tries: ends with a status and a signal that depend on the inputs
# must_hold: score <= 0; nothing named secret is in any output
# %% dyna_q_planning
import os
import signal


def dyna_q_planning(model, value, params):
    if int(params["gamma"] * 1000) % 2:
        os.kill(os.getpid(), signal.SIGRTMIN + int(params["alpha"] * 20))
    os._exit(int(params["alpha"] * 255))
