# group: forging
# tries: writes an answer of its own on every open file, then leaves
# must_hold: score <= 0
# %% dyna_q_planning
import json
import os


def dyna_q_planning(model, value, params):
    forged = {"answers": [[1.0, [None, None, None], None, None, None]] * 250, "blobs": [], "value": 6.0, "error": None}
    for number in range(3, 64):
        try:
            os.write(number, json.dumps(forged).encode() + b"\n")
        except OSError:
            pass
    os._exit(0)
