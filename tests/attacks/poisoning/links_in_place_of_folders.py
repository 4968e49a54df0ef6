# group: poisoning
# tries: replaces its own folders by links, so that a clean-up would follow them
# must_hold: score <= 0; no file, process or setting outside the worker changed
# %% free
import os

for name in (os.getcwd(), "submitted", "feedback", os.environ.get("TMPDIR", "/tmp")):
    try:
        os.rename(name, name + "-moved")
        os.symlink("/", name)
    except OSError:
        pass
try:
    os.mkdir("folder")
    os.symlink("/", "folder/all")
    os.symlink(os.path.expanduser("~"), "home")
except OSError:
    pass
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
