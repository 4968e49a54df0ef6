# group: forging
# tries: has a thread send replies before the questions come
# must_hold: score <= 0
# %% free
import os
import threading


def flood():
    while True:
        for number in range(3, 8):
            try:
                os.write(number, b'{"names": ["dyna_q_planning"], "value": 6.0, "error": null, "blobs": []}\n')
            except OSError:
                pass


threading.Thread(target=flood, daemon=True).start()
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
