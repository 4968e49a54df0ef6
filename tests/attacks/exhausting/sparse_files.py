# group: exhausting
# tries: makes files of a terabyte that hold nothing
# must_hold: score <= 0; ends within the limits and no neighbour suffers
# %% dyna_q_planning
import os


def dyna_q_planning(model, value, params):
    for number in range(50):
        opened = os.open(f"sparse{number}", os.O_CREAT | os.O_RDWR)
        for make in (os.ftruncate, lambda file, size: os.posix_fallocate(file, 0, size)):
            try:
                make(opened, 2**40)
            except OSError:
                pass
    return value
