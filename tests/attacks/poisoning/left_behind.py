# group: poisoning
# tries: leaves files, pipes and sockets in every shared folder
# must_hold: score <= 0; no file, process or setting outside the worker changed
# %% free
import os

for folder in ("/tmp", "/var/tmp", "/dev/shm", "/run", "/run/lock", ".", "..", "/"):
    for make in (
        lambda path: open(path, "w").close(),
        os.mkfifo,
        os.mkdir,
        lambda path: os.symlink("/etc/passwd", path),
    ):
        try:
            make(os.path.join(folder, "left-by-a-student"))
        except OSError:
            pass
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
