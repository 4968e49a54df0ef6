# group: exhausting
# tries: gives prepared replies that cost it nothing and the grader much to read
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% free
import sys

heavy = '{"answers": [[' + ",".join(['["l", -0.12345678901234567]'] * 300_000) + ", [], null, null, null]], "
heavy += '"blobs": ["' + "A" * (30 * 2**20) + '"], "names": ["dyna_q_planning"], "value": 1, "error": null}'
for name, module in list(sys.modules.items()):
    if name.endswith("inside.serving"):
        dumps = module._dumps
        module._dumps = lambda reply, **how: dumps(reply, **how) if "cells" in reply or "names" in reply else heavy
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
