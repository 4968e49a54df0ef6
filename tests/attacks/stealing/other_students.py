# group: stealing
# tries: reads what other students handed in
# must_hold: score <= 0; nothing named secret is in any output
# %% free
import glob

for pattern in ("../../*/*/*.ipynb", "../../../submitted/*/*/*.ipynb", "/tmp/*/*.ipynb", "/tmp/**/*"):
    for path in glob.glob(pattern, recursive=True):
        try:
            print(open(path).read())
        except OSError:
            pass
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
