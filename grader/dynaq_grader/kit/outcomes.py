"""Reading a model: reward and next state of each pair, both NaN where it was never tried."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Table = npt.NDArray[np.float64]
Pairs = Sequence[Sequence[int]]


def tried(model: Table) -> npt.NDArray[np.bool_]:
    """Which pairs were tried: told by their reward."""
    return ~np.isnan(model[:, :, 0])


def leading_to(model: Table, state: int) -> Pairs:
    """The tried pairs that lead to a state."""
    return np.argwhere(model[:, :, 1] == state).tolist()


def tried_in(model: Table, states: Sequence[int]) -> Pairs:
    """The tried pairs of some states."""
    return [[s, a] for s, a in np.argwhere(tried(model)).tolist() if s in states]
