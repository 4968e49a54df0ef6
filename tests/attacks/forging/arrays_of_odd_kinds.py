# group: forging
# tries: returns the table byte-swapped, structured, masked, mapped, reversed, as texts, objects and without dimensions
# must_hold: score <= 0
# %% free
import itertools

import numpy as np

KINDS = itertools.cycle(
    [
        lambda table: table.astype(">f8"),
        lambda table: table.view([("a", "f8")]),
        lambda table: np.ma.masked_all(table.shape),
        lambda table: np.memmap("/dev/zero", "f8", "r", shape=table.shape),
        lambda table: table[::-1, ::-1],
        lambda table: table.astype("U9"),
        lambda table: table.astype(object),
        lambda table: np.array(table.sum()),
        lambda table: np.asmatrix(table),
        lambda table: np.broadcast_to(-0.0, table.shape),
        lambda table: np.lib.stride_tricks.as_strided(table, (2**40, 2**20), (0, 0)),
        lambda table: np.datetime64("NaT"),
        lambda table: table.astype(np.longdouble),
    ]
)


# %% dyna_q_model_update
def dyna_q_model_update(model, state, action, reward, next_state):
    return next(KINDS)(model)


# %% dyna_q_planning
def dyna_q_planning(model, value, params):
    return next(KINDS)(value)
