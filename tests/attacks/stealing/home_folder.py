# group: stealing
# tries: reads keys and settings in home folders
# must_hold: score <= 0; nothing named secret is in any output
# %% free
import os

for home in (os.path.expanduser("~"), "/root", *[f"/home/{name}" for name in ("instructor", "ubuntu", "jovyan")]):
    for name in (".ssh/id_ed25519", ".bash_history", ".netrc", ".jupyter/nbgrader_config.py", ".aws/credentials"):
        try:
            print(open(f"{home}/{name}").read())
        except OSError:
            pass
for path in ("/etc/passwd", "/etc/shadow", "/etc/hostname", "/etc/machine-id"):
    try:
        print(open(path).read())
    except OSError:
        pass
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
