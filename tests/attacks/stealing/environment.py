# group: stealing
# tries: prints the environment of every process
# must_hold: score <= 0; nothing named secret is in any output
# %% free
import os

print(dict(os.environ))
for pid in [*range(1, 400), "self", os.getppid()]:
    for name in ("environ", "cmdline", "maps"):
        try:
            print(open(f"/proc/{pid}/{name}", "rb").read())
        except OSError:
            pass
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
