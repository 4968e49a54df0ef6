# group: poisoning
# tries: links files of the environment, its own folder and devices into places that outlive it
# must_hold: score <= 0; nothing outside the worker changed
# %% free
import os
import sys

for source in (sys.executable, "/etc/passwd", "/dev/null", "."):
    for target in ("link", "/tmp/link", "/scratch/link", "/dev/shm/link", sys.prefix + "/link"):
        for make in (os.link, os.symlink, os.rename, os.replace):
            try:
                make(source, target)
            except OSError:
                continue
            assert source == "."
for name in ("pipe", "/tmp/pipe", "/scratch/pipe"):
    try:
        os.mkfifo(name)
        os.mknod(name)
    except OSError:
        pass
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
