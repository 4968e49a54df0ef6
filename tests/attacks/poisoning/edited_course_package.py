# group: poisoning
# tries: rewrites, empties and replaces the installed course package
# must_hold: score <= 0; no file, process or setting outside the worker changed
# %% free
import os

import dynaq_utils
import numpy

for module in (dynaq_utils, numpy):
    path = module.__file__
    for flags in (os.O_WRONLY | os.O_APPEND, os.O_RDONLY | os.O_TRUNC, os.O_RDWR):
        try:
            os.close(os.open(path, flags))
        except OSError:
            pass
    for action in (lambda: os.truncate(path, 0), lambda: os.unlink(path), lambda: os.rename(path, path + "x")):
        try:
            action()
        except OSError:
            pass
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
