# group: stealing
# tries: walks the whole disk for sources, gradebooks and seeds
# must_hold: score <= 0; nothing named secret is in any output
# %% free
import os

found = []
for folder, _, names in os.walk("/"):
    for name in names:
        if name.endswith((".ipynb", ".db")) or name in ("nbgrader_config.py", "seed.json", "probes.py"):
            try:
                found.append(open(os.path.join(folder, name), "rb").read())
            except OSError:
                pass
    if len(found) > 100:
        break
print(found)
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
