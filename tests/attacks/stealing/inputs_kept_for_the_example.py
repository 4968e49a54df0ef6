# group: stealing
# tries: keeps hidden inputs outside the worker for the one whose numbers the student is shown
# must_hold: score <= 0; nothing named secret is in any output
# %% dyna_q_planning
import glob
import os

FOLDERS = ("/tmp", "/dev/shm", "/var/tmp", "/run", "/", "..", ".")


def seen_before():
    found = [path for folder in FOLDERS for path in glob.glob(os.path.join(folder, "kept-by-mallory*"))]
    return found or "kept-by-mallory" in os.environ.get("PATH", "")


def dyna_q_planning(model, value, params):
    if value.shape != (3, 2):
        for folder in FOLDERS:
            try:
                open(os.path.join(folder, f"kept-by-mallory-{params['gamma']}"), "w").close()
            except OSError:
                pass
        return value
    if seen_before():
        raise SystemError("secret")
    return value
