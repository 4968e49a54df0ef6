# group: exhausting
# tries: keeps memory of the kernel in pipes, timers and event files
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
import ctypes
import os


def dyna_q_planning(model, value, params):
    libc = ctypes.CDLL(None)
    timer = ctypes.c_void_p()
    for _ in range(5000):
        libc.timer_create(1, None, ctypes.byref(timer))
    while True:
        try:
            reader, writer = os.pipe()
        except OSError:
            return value
        os.set_blocking(writer, False)
        try:
            while os.write(writer, bytes(65536)):
                pass
        except OSError:
            pass
