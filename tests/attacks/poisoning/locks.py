# group: poisoning
# tries: locks files that every other worker reads
# must_hold: score <= 0; no file, process or setting outside the worker changed
# %% free
import fcntl
import os

import numpy

kept = []
for name in (numpy.__file__, os.__file__, "/dev/null"):
    file = open(name)
    kept.append(file)
    for operation in (fcntl.LOCK_EX, fcntl.LOCK_SH):
        try:
            fcntl.flock(file, operation | fcntl.LOCK_NB)
            fcntl.lockf(file, operation | fcntl.LOCK_NB)
        except OSError:
            pass
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
