# group: reaching_out
# tries: sends datagrams, a name look-up among them
# must_hold: score <= 0; no packet, socket or program leaves the worker
# %% free
import socket

try:
    socket.getaddrinfo("secret.example.org", 80)
except OSError:
    pass
for family in (socket.AF_INET, socket.AF_INET6):
    try:
        socket.socket(family, socket.SOCK_DGRAM).sendto(b"secret", ("127.0.0.1", 53))
    except OSError:
        pass
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
