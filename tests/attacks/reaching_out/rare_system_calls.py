# group: reaching_out
# tries: asks for io_uring, bpf, userfaultfd, perf events, keys and raw memory
# must_hold: score <= 0; no packet, socket or program leaves the worker
# %% free
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
for number in (425, 426, 427, 321, 323, 298, 248, 249, 250, 101, 310, 311, 434, 438, 424, 442, 428, 175, 169, 165):
    assert libc.syscall(number, 0, 0, 0, 0, 0) == -1, number
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
