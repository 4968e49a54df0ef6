# group: exhausting
# tries: has the kernel signal its parent when a pipe of its own is written to
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
import fcntl
import os
import signal


def dyna_q_planning(model, value, params):
    reading, writing = os.pipe()
    try:
        fcntl.fcntl(reading, fcntl.F_SETOWN, os.getppid())
        fcntl.fcntl(reading, 10, signal.SIGKILL)
        fcntl.fcntl(reading, fcntl.F_SETFL, fcntl.fcntl(reading, fcntl.F_GETFL) | os.O_ASYNC)
    except OSError:
        pass
    os.write(writing, b"x")
    return value
