"""A mountain that ends in a cliff: the altitude at each position."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

CLIFF = 6.4


def altitude(position: npt.ArrayLike) -> Array:
    """How high the mountain is at positions from 0 to 8.4; beyond the cliff it is hardly above 0."""
    x = np.asarray(position, dtype=float)
    slope = 0.9 + 0.62 * x + 0.12 * np.sin(2.2 * x)
    return np.asarray(slope / (1 + np.exp(8 * (x - CLIFF))))
