# group: poisoning
# tries: changes owners, permissions, times and attributes of files that it may read
# must_hold: score <= 0; no file, process or setting outside the worker changed
# %% free
import os

import numpy

path = numpy.__file__
folder = os.path.dirname(path)
for target in (path, folder, "/", "/tmp", os.path.expanduser("~")):
    for action in (
        lambda: os.chmod(target, 0),
        lambda: os.utime(target, (0, 0)),
        lambda: os.chown(target, os.getuid(), -1),
        lambda: os.setxattr(target, "user.x", b"1"),
        lambda: os.fchmod(os.open(target, os.O_RDONLY), 0o777),
    ):
        try:
            action()
        except OSError:
            pass
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
