# group: exhausting
# tries: goes on talking to the grader after it has answered
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
import os
import threading


def talk():
    while True:
        os.write(3, b'{"answers": [], "blobs": [], "value": 6.0, "error": null}\n')


def dyna_q_planning(model, value, params):
    if threading.active_count() == 1:
        threading.Thread(target=talk, daemon=True).start()
    return value
