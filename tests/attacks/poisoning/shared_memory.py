# group: poisoning
# tries: leaves shared memory and message queues for the next worker
# must_hold: score <= 0; no file, process or setting outside the worker changed
# %% free
import ctypes
from multiprocessing import shared_memory

libc = ctypes.CDLL(None, use_errno=True)
libc.shmget(4711, 4096, 0o1666)
libc.msgget(4711, 0o1666)
libc.semget(4711, 1, 0o1666)
libc.syscall(248, b"user", b"left", b"x", 1, -4)
try:
    shared_memory.SharedMemory("left", create=True, size=4096)
except OSError:
    pass
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
