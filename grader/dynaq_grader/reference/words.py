"""The raw 32-bit words of NumPy's legacy generator, drawn in blocks, and how its functions use them.

`np.random.choice(n)` and `randint(n)` mask a word to the smallest 2**b - 1 that covers n - 1 and try the next
word while it is above n - 1; where n is 1 they draw nothing. `np.random.random()` takes two words a and b:
((a >> 5) * 2**26 + (b >> 6)) / 2**53. NumPy has frozen all of this (NEP 19).
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import length_hint
from typing import Any

import numpy as np

BLOCK = 624


class Words:
    """The words that the legacy stream will give from a state on, one after the other."""

    def __init__(self, state: tuple[Any, ...]) -> None:
        """Starts at a state as `np.random.get_state()` gives it."""
        self._start = state
        self._bits = bit_generator(state)
        self._asked = 0
        self._rest: Iterator[int] = iter(())

    def __iter__(self) -> Iterator[int]:
        while True:
            self._rest = iter(self._bits.random_raw(BLOCK).tolist())
            self._asked += BLOCK
            yield from self._rest

    def state_now(self) -> tuple[Any, ...]:
        """The legacy state after the words that were taken so far."""
        return advanced(self._start, self._asked - length_hint(self._rest))


def bit_generator(state: tuple[Any, ...]) -> np.random.MT19937:
    """A bit generator of our own that stands where the legacy state stands."""
    bits = np.random.MT19937(0)
    bits.state = {"bit_generator": "MT19937", "state": {"key": state[1], "pos": state[2]}}
    return bits


def advanced(state: tuple[Any, ...], words: int) -> tuple[Any, ...]:
    """The legacy state after a number of words; the rest of the tuple (a stored normal) is kept."""
    bits = bit_generator(state)
    if words:
        bits.random_raw(words, output=False)
    inner = bits.state["state"]
    return (state[0], inner["key"], int(inner["pos"]), *state[3:])


def mask_for(n: int) -> int:
    """The mask that the legacy generator puts on a word to draw from n."""
    return (1 << (n - 1).bit_length()) - 1
