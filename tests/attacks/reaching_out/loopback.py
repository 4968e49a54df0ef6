# group: reaching_out
# tries: calls servers on this machine
# must_hold: score <= 0; no packet, socket or program leaves the worker
# %% free
import socket

for host in ("127.0.0.1", "localhost", "::1", "0.0.0.0", "169.254.169.254"):
    for port in (22, 80, 5432, 8888, 8786):
        try:
            socket.create_connection((host, port), 0.2).sendall(b"secret")
        except OSError:
            pass
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
