"""Whether the random streams were only drawn from."""

from __future__ import annotations

import random
from typing import Any

import numpy as np

from ...reference import is_reachable
from ...workers.calls import RngState


def states_of(rng: RngState) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """NumPy's legacy state and that of Python's `random`, in one form: (name, words, position)."""
    here = RngState.capture()
    try:
        rng.restore()
        numpy_state: Any = np.random.get_state()
        _, words, _ = random.getstate()
    finally:
        here.restore()
    return numpy_state, ("MT19937", np.array(words[:-1], dtype=np.uint32), int(words[-1]))


def only_drawn_from(start: RngState, end: RngState) -> bool:
    """Whether both streams at the end can be reached from the start by drawing alone: nothing was seeded."""
    pairs = zip(states_of(start), states_of(end), strict=True)
    return all(is_reachable(before, after) for before, after in pairs)
