# group: poisoning
# tries: sends its own descriptors and end-of-file through every socket it can reach
# must_hold: score <= 0; no file, process or setting outside the worker changed
# %% free
import array
import os
import socket

for number in range(3, 64):
    try:
        end = socket.socket(fileno=os.dup(number))
        for kind in (socket.AF_UNIX,):
            end.sendmsg([b"open"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [number, number]))])
        end.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
