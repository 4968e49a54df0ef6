# group: forging
# tries: hangs code on the garbage collector that rewrites what the calling frames hold
# must_hold: score <= 0
# %% free
import gc
import sys


def rewrite(phase, info):
    frame = sys._getframe()
    while frame is not None:
        for name, held in list(frame.f_locals.items()):
            if name in ("answers", "answer", "snapshots") and isinstance(held, list):
                held[:] = [[0.0, [], None, None, None] for _ in held]
        frame = frame.f_back


gc.callbacks.append(rewrite)
gc.set_threshold(1)
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
