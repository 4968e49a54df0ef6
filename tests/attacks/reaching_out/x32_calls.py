# group: reaching_out
# tries: makes system calls by their x32 numbers
# must_hold: score <= 0; no packet, socket or program leaves the worker
# %% free
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
for number in (41, 59, 57, 101):
    libc.syscall(0x40000000 + number, 2, 1, 0)
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
