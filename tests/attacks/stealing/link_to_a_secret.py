# group: stealing
# tries: makes links to files outside and reads through them
# must_hold: score <= 0; nothing named secret is in any output
# %% free
import os

for target in ("/etc/passwd", os.path.expanduser("~"), "/proc/1/root", "../../../gradebook.db"):
    for make in (os.symlink, os.link):
        try:
            make(target, "link")
            print(open("link").read())
        except OSError:
            pass
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
