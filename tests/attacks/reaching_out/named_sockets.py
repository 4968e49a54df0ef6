# group: reaching_out
# tries: calls the sockets of Docker, the system bus and PostgreSQL
# must_hold: score <= 0; no packet, socket or program leaves the worker
# %% free
import socket

for path in ("/var/run/docker.sock", "/run/dbus/system_bus_socket", "/var/run/postgresql/.s.PGSQL.5432"):
    try:
        socket.socket(socket.AF_UNIX).connect(path)
    except OSError:
        pass
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
