# group: stealing
# tries: reads whatever files it inherited open
# must_hold: score <= 0; nothing named secret is in any output
# %% free
import os

for number in range(3, 200):
    try:
        print(number, os.fstat(number), os.readlink(f"/proc/self/fd/{number}"))
        os.lseek(number, 0, 0)
        print(os.read(number, 1000))
    except OSError:
        pass
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return value
