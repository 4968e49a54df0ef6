# group: reaching_out
# tries: passes open files to the grader over its own socket
# must_hold: score <= 0; no packet, socket or program leaves the worker
# %% free
import array
import os
import socket

line = socket.socket(fileno=os.dup(3))
numbers = array.array("i", [os.open("/dev/zero", os.O_RDONLY)] * 50)
for _ in range(20):
    try:
        line.sendmsg([b" "], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, numbers)])
    except OSError:
        break
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
