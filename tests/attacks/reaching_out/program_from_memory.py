# group: reaching_out
# tries: runs a program from a file that has no name
# must_hold: score <= 0; no packet, socket or program leaves the worker
# %% free
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
number = libc.memfd_create(b"x", 0)
try:
    os.write(number, b"#!/bin/sh\ntrue\n")
except OSError:
    pass
libc.fexecve(number, None, None)
libc.execveat(number, b"", None, None, 0x1000)
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
