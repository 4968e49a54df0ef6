# group: reaching_out
# tries: makes netlink, packet, crypto, vsock and Bluetooth sockets
# must_hold: score <= 0; no packet, socket or program leaves the worker
# %% free
import socket

made = []
for family in (16, 17, 31, 38, 40, 44):
    for kind in (1, 2, 3, 5):
        for protocol in range(4):
            try:
                made.append(socket.socket(family, kind, protocol))
            except OSError:
                pass
assert not made
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
