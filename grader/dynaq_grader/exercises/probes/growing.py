"""Planning with a model that knows many pairs, more of them in every call, as in the learning loop.

What goes wrong only with many pairs (a buffer of fifty, the first hundred, an index of five bits), and what goes
wrong only when the model changes between calls (a list of candidates that is made anew now and then, the newest pairs
preferred), shows here and in no model that knows a dozen pairs and stays as it is. All pairs lead to states of which
no pair is ever known, so targets never move and counts are read off as in `probes.counting`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ...kit.returned_tables import is_numbers
from ...workers.calls import Answer, Call
from .counting import ALPHA, GAMMA, Pair, Table, whole_counts

SHAPE = (100, 4)
KNOWN_STATES = 68
FIRST = 95
"""Pairs that are known in the first call."""
NEW = 3
"""Pairs that become known between two calls."""
CALLS = 60
K = 24


@dataclass(frozen=True)
class Growing:
    """The pairs, when each becomes known, and the table that all calls start from.

    Attributes:
        pairs: All pairs that are ever known, in row-major order.
        since: Number of the first call in which each is known, shape (n_pairs,).
        outcomes: Reward and next state of each, shape (n_pairs, 2).
        start: Table before each call.
    """

    pairs: list[Pair]
    since: npt.NDArray[np.int64]
    outcomes: Table
    start: Table

    @property
    def known(self) -> npt.NDArray[np.bool_]:
        """Which pairs are known in which call, shape (calls, n_pairs)."""
        return self.since <= np.arange(CALLS)[:, None]

    def questions(self) -> list[Call]:
        """The calls, each with a model of its own."""
        params = {"epsilon": 0.05, "alpha": ALPHA, "gamma": GAMMA, "k": K}
        calls = []
        for known in self.known:
            model = np.full((*SHAPE, 2), np.nan)
            model[tuple(np.array(self.pairs)[known].T)] = self.outcomes[known]
            calls.append(Call((model, self.start.copy(), dict(params))))
        return calls


def make(rng: np.random.Generator) -> Growing:
    """95 pairs known at first, 3 more in each call, 272 in the end."""
    states = np.sort(rng.choice(SHAPE[0], KNOWN_STATES, replace=False))
    others = np.setdiff1d(np.arange(SHAPE[0]), states)
    pairs = [(int(state), action) for state in states for action in range(SHAPE[1])]
    n = len(pairs)
    since = np.empty(n, dtype=np.int64)
    since[rng.permutation(n)] = np.maximum(0, (np.arange(n) - FIRST) // NEW + 1)
    outcomes = np.column_stack([rng.uniform(-3.0, 3.0, n), rng.choice(others, n)])
    start = rng.uniform(-2.0, 3.0, SHAPE)
    start[tuple(np.array(pairs).T)] = _targets(outcomes, start) + rng.choice([-1, 1], n) * rng.uniform(2.0, 9.0, n)
    return Growing(pairs, since, outcomes, start)


def _targets(outcomes: Table, start: Table) -> Table:
    targets: Table = outcomes[:, 0] + GAMMA * start.max(axis=1)[outcomes[:, 1].astype(int)]
    return targets


@dataclass(frozen=True)
class Grown:
    """What was read off.

    Attributes:
        growing: The questions.
        counts: Backups of each pair in each call, shape (calls, n_pairs); NaN where no whole number fits.
        strays: Whether an entry changed that was not known in its call.
    """

    growing: Growing
    counts: Table
    strays: bool

    @property
    def readable(self) -> bool:
        """Whether every pair has a whole number of backups in every call."""
        return not np.isnan(self.counts).any()

    @property
    def tells_of_draws(self) -> bool:
        """Whether there are backups, and all can be read."""
        return self.readable and bool(self.counts.any())


def read(growing: Growing, answers: Sequence[Answer | None]) -> Grown | None:
    """Reads the number of backups of every pair in every call; None unless every answer is a table."""
    shape = growing.start.shape
    tables = [a.value for a in answers if a is not None and is_numbers(a.value, shape)]
    if len(tables) < CALLS:
        return None
    everything = np.array(tables, dtype=np.float64)
    states, actions = np.array(growing.pairs).T
    targets = _targets(growing.outcomes, growing.start)
    counts = whole_counts(everything[:, states, actions], growing.start[states, actions], targets)
    elsewhere = everything != growing.start
    elsewhere[:, states, actions] &= ~growing.known
    return Grown(growing, counts, bool(elsewhere.any()))
