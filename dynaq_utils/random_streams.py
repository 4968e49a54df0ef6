"""Borrowing the global random streams and giving them back as they were."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np


@contextmanager
def borrowed_streams(seed: int) -> Iterator[None]:
    """Seeds `np.random` and `random` for a while; afterwards both go on as if nothing had been drawn.

    Args:
        seed: the seed of both, 0 to 2**32 - 1.
    """
    numpy_state, python_state = np.random.get_state(), random.getstate()
    np.random.seed(seed)
    random.seed(seed)
    try:
        yield
    finally:
        np.random.set_state(numpy_state)
        random.setstate(python_state)
