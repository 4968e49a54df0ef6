# group: stealing
# tries: keeps hidden inputs in files and modules for a cell that shows them
# must_hold: score <= 0; nothing named secret is in any output
# %% free
import os
import sys

print(getattr(sys, "kept", None))
for folder in ("/tmp", "/dev/shm", "/var/tmp", "."):
    try:
        print(open(os.path.join(folder, "secret.txt")).read())
    except OSError:
        pass
# %% dyna_q_planning
import os
import sys


def dyna_q_planning(model, value, params):
    sys.kept = f"secret {params}"
    for folder in ("/tmp", "/dev/shm", "/var/tmp", "."):
        try:
            with open(os.path.join(folder, "secret.txt"), "w") as file:
                file.write(sys.kept)
        except OSError:
            pass
    return value
