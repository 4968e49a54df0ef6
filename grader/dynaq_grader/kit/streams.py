"""Whether the random streams were only drawn from."""

from __future__ import annotations

import random
from typing import Any

import numpy as np

from ..workers.calls import RngState

BLOCK = 624
MOST_BLOCKS = 20_000

State = tuple[Any, ...]


def only_drawn_from(start: RngState, end: RngState) -> bool:
    """Whether both streams at the end can be reached from the start by drawing alone: nothing was seeded."""
    return start == end or all(map(is_reachable, _states_of(start), _states_of(end)))


def _states_of(rng: RngState) -> tuple[State, State]:
    """NumPy's legacy state and that of Python's `random`, in one form: (name, words, position)."""
    here = RngState.capture()
    try:
        rng.restore()
        numpy_state: Any = np.random.get_state()
        _, words, _ = random.getstate()
    finally:
        here.restore()
    return numpy_state, ("MT19937", np.array(words[:-1], dtype=np.uint32), int(words[-1]))


def is_reachable(start: tuple[Any, ...], end: tuple[Any, ...], most_blocks: int = MOST_BLOCKS) -> bool:
    """Whether a state can be reached from another one by drawing alone.

    Both are tuples whose entries 1 and 2 are the 624 words of a Mersenne Twister and its position. Up to
    `most_blocks` * 624 words are followed. A false yes needs two equal tables of 624 words: impossible in
    practice; a false no, more than 12 million words drawn.
    """
    words, position = start[1], int(start[2])
    goal = np.asarray(end[1], dtype=np.uint32)
    if np.array_equal(np.asarray(words, dtype=np.uint32), goal):
        return int(end[2]) >= position
    bits = np.random.MT19937(0)
    bits.state = {"bit_generator": "MT19937", "state": {"key": words, "pos": position}}
    bits.random_raw(BLOCK - position + 1, output=False)
    for _ in range(most_blocks):
        key = bits.state["state"]["key"]
        if key[0] == goal[0] and np.array_equal(key, goal):
            return True
        bits.random_raw(BLOCK, output=False)
    return False
