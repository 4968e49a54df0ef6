# group: forging
# tries: writes over the memory of Python objects: types, small numbers, read-only bytes
# must_hold: score <= 0
# %% dyna_q_planning
import ctypes

import numpy as np


class Table(dict):
    pass


def dyna_q_planning(model, value, params):
    for number in range(1, 9):
        ctypes.c_long.from_address(id(number) + 24).value = 6
    one = np.float64(1.0)
    ctypes.c_double.from_address(id(one) + 16).value = float("nan")
    ctypes.c_void_p.from_address(id(params) + 8).value = id(Table)
    ctypes.memset(id(b"answers") + 32, 0x41, 7)
    return value
