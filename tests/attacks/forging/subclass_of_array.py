# group: forging
# tries: returns an array of a class of its own whose size, type and bytes are lies
# must_hold: score <= 0
# %% free
import numpy as np


class Table(np.ndarray):
    __class__ = np.ndarray
    dtype = np.dtype("float64")
    nbytes = 0

    def tobytes(self, *_):
        return b""

    def __eq__(self, other):
        return True

    def __array_ufunc__(self, *args, **kwargs):
        return np.zeros(3)
# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return np.ndarray.__new__(Table, value.shape)
