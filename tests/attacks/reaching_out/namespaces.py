# group: reaching_out
# tries: makes namespaces and mounts of its own
# must_hold: score <= 0; no packet, socket or program leaves the worker
# %% free
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
for flags in (0x10000000, 0x10020000, 0x40000000, 0x20000000):
    assert libc.unshare(flags) != 0
assert libc.mount(b"none", b"/tmp", b"tmpfs", 0, None) != 0
assert libc.mount(None, b"/", None, 32 | 4096, None) != 0
assert libc.setns(3, 0) != 0
assert libc.chroot(b"/tmp") != 0
assert libc.pivot_root is None if not hasattr(libc, "pivot_root") else libc.pivot_root(b"/", b"/") != 0
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
