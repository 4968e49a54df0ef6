"""Entries of a large table that may be moved, more of them in every call.

What goes wrong only with many entries (a buffer of fifty, the first hundred, an index of five bits), and what goes
wrong only when they change between calls (a list of candidates that is made anew now and then, the newest ones
preferred), shows here and with no dozen entries that stay as they are. Counts are read off as in `kit.counting`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..workers.calls import Answer
from .counting import Pair, Table, whole_counts
from .returned_tables import is_numbers


@dataclass(frozen=True)
class Growing:
    """The entries, when each becomes known, and the table that all calls start from.

    Attributes:
        pairs: All entries that are ever known, in row-major order.
        since: Number of the first call in which each is known, shape (n_pairs,).
        start: Table before each call.
        targets: Where each entry moves to in each call, shape (calls, n_pairs).
        alpha: The share of the way that it goes in each call, shape (calls,).
        k: Moves of each call, shape (calls,).
        calls: Number of calls.
    """

    pairs: list[Pair]
    since: npt.NDArray[np.int64]
    start: Table
    targets: Table
    alpha: npt.NDArray[np.float64]
    k: npt.NDArray[np.int64]
    calls: int

    @property
    def known(self) -> npt.NDArray[np.bool_]:
        """Which entries are known in which call, shape (calls, n_pairs)."""
        return self.since <= np.arange(self.calls)[:, None]


@dataclass(frozen=True)
class Grown:
    """What was read off.

    Attributes:
        growing: What was asked.
        counts: Moves of each entry in each call, shape (calls, n_pairs); NaN where no whole number fits.
        strays: Whether an entry changed that was not known in its call.
    """

    growing: Growing
    counts: Table
    strays: bool

    @property
    def readable(self) -> bool:
        """Whether every entry has a whole number of moves in every call."""
        return not np.isnan(self.counts).any()

    @property
    def tells_of_draws(self) -> bool:
        """Whether there are moves, and all can be read."""
        return self.readable and bool(self.counts.any())

    @property
    def made(self) -> Table:
        """Moves of each call, shape (calls,)."""
        return self.counts.sum(axis=1)

    @property
    def is_whole(self) -> bool:
        """Whether every call made as many moves as were asked for, as far as they can be read."""
        return not self.readable or bool((self.made == self.growing.k).all())


def is_right(growing: Growing, call: int, answer: Answer) -> bool:
    """Whether one call moved known entries only, as many times as was asked for."""
    if not is_numbers(answer.value, growing.start.shape):
        return False
    after, known = np.asarray(answer.value, dtype=np.float64), growing.known[call]
    states, actions = np.array(growing.pairs)[known].T
    before = growing.start[states, actions]
    targets, alpha = growing.targets[call][known], float(growing.alpha[call])
    counts = whole_counts(after[states, actions], before, targets, alpha)
    moved = after != growing.start
    moved[states, actions] = False
    return bool(counts.sum() == growing.k[call]) and not moved.any()


def read(growing: Growing, answers: Sequence[Answer | None]) -> Grown | None:
    """Reads the number of moves of every entry in every call; None unless every answer is a table."""
    shape = growing.start.shape
    tables = [a.value for a in answers if a is not None and is_numbers(a.value, shape)]
    if len(tables) < growing.calls:
        return None
    everything = np.array(tables, dtype=np.float64)
    states, actions = np.array(growing.pairs).T
    before = growing.start[states, actions]
    counts = whole_counts(everything[:, states, actions], before, growing.targets, growing.alpha[:, None])
    elsewhere = everything != growing.start
    elsewhere[:, states, actions] &= ~growing.known
    return Grown(growing, counts, bool(elsewhere.any()))
