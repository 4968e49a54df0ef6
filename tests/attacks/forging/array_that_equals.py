# group: forging
# tries: returns an array of a subclass whose every operation says yes
# must_hold: score <= 0
# %% dyna_q_planning
import numpy as np


class Yes(np.ndarray):
    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        return np.bool_(True)

    def __array_function__(self, func, types, args, kwargs):
        return np.bool_(True)


def dyna_q_planning(model, value, params):
    return value.view(Yes)
