# group: poisoning
# tries: maps files of the environment to write into the pages that all share
# must_hold: score <= 0; nothing outside the worker changed
# %% free
import ctypes
import glob
import mmap
import os
import sys

libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]
files = [sys.executable, *glob.glob(sys.prefix + "/lib/python*/site-packages/dynaq_utils/*.py")]
for path in files:
    opened = os.open(path, os.O_RDONLY)
    assert libc.mmap(None, 4096, 3, mmap.MAP_SHARED, opened, 0) in (None, 2**64 - 1)
    shared = libc.mmap(None, 4096, 1, mmap.MAP_SHARED, opened, 0)
    assert libc.mprotect(ctypes.c_void_p(shared), 4096, 3) == -1
    assert libc.pwrite(opened, b"x", 1, 0) == -1
    assert libc.ftruncate(opened, 0) == -1
    os.close(opened)
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
