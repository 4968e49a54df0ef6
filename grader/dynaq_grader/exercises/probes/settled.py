"""Planning with two known pairs of which one is where its backup would move it, to the last bit.

Drawing that one changes nothing, which ends the call for a planner that stops when it seems to have converged. A
planner that goes for large errors, values or rewards never draws it. How often the other one was backed up tells. All
numbers are multiples of a power of two, so that the settled pair stays settled in whatever way its backup is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...kit.returned_tables import is_numbers
from ...workers.calls import Answer, Call
from .counting import Pair, Table, whole_counts

ALPHA = 1 / 128
GAMMA = 0.5
K = 20
CALLS = 12


@dataclass(frozen=True)
class Settled:
    """The two pairs, in two states; the next state of both has no known pair.

    Attributes:
        still, moving: The pair at its target, and the other one.
        model: Shape (n_states, n_actions, 2).
        start: Table before each call.
        target: Where the other one moves to.
    """

    still: Pair
    moving: Pair
    model: Table
    start: Table
    target: float

    def questions(self) -> list[Call]:
        """The same call several times."""
        params = {"epsilon": 0.05, "alpha": ALPHA, "gamma": GAMMA, "k": K}
        return [Call((self.model, self.start.copy(), dict(params))) for _ in range(CALLS)]


def make(rng: np.random.Generator) -> Settled:
    """Two pairs of a world of 9 states and 3 actions."""
    first, second, after = (int(s) for s in rng.choice(9, 3, replace=False))
    still, moving = (first, int(rng.integers(3))), (second, int(rng.integers(3)))
    start = rng.integers(-16, 16, (9, 3)) / 8
    start[after, int(rng.integers(3))] = 4.0 + rng.integers(8) / 8
    rewards = np.sort(rng.choice(np.arange(8, 32), 2, replace=False)) / 8
    targets = rewards + GAMMA * start[after].max()
    start[still], start[moving] = targets[0], targets[1] + 6.0
    model = np.full((9, 3, 2), np.nan)
    model[still], model[moving] = (rewards[0], after), (rewards[1], after)
    return Settled(still, moving, model, start, float(targets[1]))


def read(settled: Settled, answers: Sequence[Answer | None]) -> int | None:
    """Backups of the pair that moves, all calls together; None unless every table tells a whole number."""
    tables = [a.value for a in answers if a is not None and is_numbers(a.value, settled.start.shape)]
    if len(tables) < CALLS:
        return None
    ends = np.array([float(np.asarray(table)[settled.moving]) for table in tables])
    counts = whole_counts(ends, settled.start[settled.moving], np.float64(settled.target), ALPHA)
    return None if np.isnan(counts).any() else int(counts.sum())
