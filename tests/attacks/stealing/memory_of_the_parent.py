# group: stealing
# tries: reads the memory of the process that forked it
# must_hold: score <= 0; nothing named secret is in any output
# %% free
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
for pid in (os.getppid(), 1, 2):
    libc.ptrace(16, pid, 0, 0)
    try:
        print(open(f"/proc/{pid}/mem", "rb").read(1000))
    except OSError:
        pass
    buffer = ctypes.create_string_buffer(1000)
    libc.process_vm_readv(pid, ctypes.byref(buffer), 1, ctypes.byref(buffer), 1, 0)
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
