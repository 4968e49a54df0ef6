# group: exhausting
# tries: starts threads without end
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
import threading
import time


def dyna_q_planning(model, value, params):
    threading.stack_size(32768)
    while True:
        try:
            threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
        except RuntimeError:
            return value
