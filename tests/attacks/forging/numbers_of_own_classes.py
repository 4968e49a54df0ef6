# group: forging
# tries: returns and leaves behind numbers of classes of its own, whose conversions and comparisons run code
# must_hold: score <= 0
# %% free
import numpy as np


class Whole(int):
    def __eq__(self, other):
        return True

    def __hash__(self):
        raise KeyboardInterrupt

    def __index__(self):
        raise SystemExit


class Everything:
    def __array__(self, *args, **kwargs):
        raise GeneratorExit

    def __float__(self):
        raise StopIteration

    def __class_getitem__(cls, item):
        return item

    @property
    def __class__(self):
        return np.ndarray

    @property
    def dtype(self):
        raise MemoryError


# %% dyna_q_model_update
def dyna_q_model_update(model, state, action, reward, next_state):
    return Everything()


# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    params["k"] = Whole(params["k"])
    params[Whole(1)] = Everything()
    return [Whole(1), Everything(), {"a": Whole(2)}]
