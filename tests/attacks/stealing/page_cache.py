# group: stealing
# tries: leaves bits in the page cache of files that every worker reads
# must_hold: score <= 0; nothing named secret is in any output
# %% free
import ctypes
import glob
import os
import sys

libc = ctypes.CDLL(None, use_errno=True)
refused = []
for path in glob.glob(sys.prefix + "/lib/python*/site-packages/*/*.so")[:20]:
    opened = os.open(path, os.O_RDONLY)
    refused.append(libc.posix_fadvise(opened, 0, 0, 4))
    os.close(opened)
assert 0 not in refused
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
