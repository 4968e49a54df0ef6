# group: reaching_out
# tries: arms timers and asks for signals to threads that are not its own
# must_hold: score <= 0; no packet, socket or program leaves the worker
# %% free
import ctypes
import os
import struct

libc = ctypes.CDLL(None, use_errno=True)
timer = ctypes.c_void_p()
for target in (os.getppid(), 1, 2, os.getpid() - 1):
    event = ctypes.create_string_buffer(struct.pack("=QiiiI", 0, 9, 4, target, 0) + bytes(64))
    libc.syscall(222, 0, event, ctypes.byref(timer))
    libc.syscall(223, timer, 0, ctypes.create_string_buffer(struct.pack("=qqqq", 0, 1, 0, 1)), None)
    libc.syscall(434, target, 0)
    libc.syscall(424, target, 9, None, 0)
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
