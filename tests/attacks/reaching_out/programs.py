# group: reaching_out
# tries: starts programs in every way that Python knows
# must_hold: score <= 0; no packet, socket or program leaves the worker
# %% free
import os
import pty
import subprocess

for action in (
    lambda: os.system("id > /tmp/secret"),
    lambda: subprocess.run(["/bin/sh", "-c", "id"]),
    lambda: os.posix_spawn("/bin/sh", ["sh"], {}),
    lambda: os.popen("id").read(),
    lambda: pty.spawn("/bin/sh"),
    lambda: os.execv("/bin/sh", ["sh", "-c", "exit 0"]),
):
    try:
        action()
    except OSError:
        pass
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
