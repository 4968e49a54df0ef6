"""Planning where the order of two backups can be read off the table.

Three pairs feed each other: the next state of each is the state of another one, and its value is the largest there.
They lead round against the order in which they are listed, so that following them is not going down the list.
With k = 2 a call takes one of nine sequences of two backups, each with a table of its own. Fair drawing makes the six
sequences of two different pairs equally likely, and the same pair twice at most one call in three (never, without
replacement). A roll-out, which goes on from the next state, gives three of the six. Targets taken once for the whole
call give the tables of the same three: those in which the second backup does not see the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

from ...kit.returned_tables import is_numbers
from ...workers.calls import Answer, Call

Table = npt.NDArray[np.float64]

ALPHA = 0.5
GAMMA = 0.9
K = 2
CALLS = 300
CLOSE = 1e-9
FOLLOWER = (2, 0, 1)
SEQUENCES = list(product(range(3), repeat=K))
DIFFERENT = [i for i, (first, second) in enumerate(SEQUENCES) if first != second]
UNSEEING = [i for i, (first, second) in enumerate(SEQUENCES) if second == FOLLOWER[first]]
"""Those in which the second backup does not depend on the first one."""
SAME = [i for i, (first, second) in enumerate(SEQUENCES) if first == second]


@dataclass(frozen=True)
class Ring:
    """The three pairs.

    Attributes:
        pairs: (state, action) of each; the next state of pair i is the state of pair FOLLOWER[i].
        rewards: Reward of each.
        start: Table before each call.
    """

    pairs: list[tuple[int, int]]
    rewards: list[float]
    start: Table

    @property
    def model(self) -> Table:
        """Shape (n_states, n_actions, 2)."""
        model = np.full((*self.start.shape, 2), np.nan)
        for i, pair in enumerate(self.pairs):
            model[pair] = self.rewards[i], self.pairs[FOLLOWER[i]][0]
        return model

    @property
    def params(self) -> dict[str, float]:
        """A new dict each time."""
        return {"epsilon": 0.05, "alpha": ALPHA, "gamma": GAMMA, "k": K}

    def questions(self) -> list[Call]:
        """The calls; they share one model object."""
        model = self.model
        return [Call((model, self.start.copy(), self.params)) for _ in range(CALLS)]

    def table_after(self, sequence: Sequence[int]) -> Table:
        """The table after backups in this order."""
        table = self.start.copy()
        for i in sequence:
            target = self.rewards[i] + GAMMA * table[self.pairs[FOLLOWER[i]][0]].max()
            table[self.pairs[i]] += ALPHA * (target - table[self.pairs[i]])
        return table


def make(rng: np.random.Generator) -> Ring:
    """A ring whose nine tables are far apart."""
    start = rng.uniform(-2.0, 0.0, (7, 4))
    pairs = [(1, 2), (3, 0), (5, 3)]
    for pair, level in zip(pairs, (4.0, 9.0, 15.0), strict=True):
        start[pair] = level + float(rng.uniform(0.0, 1.0))
    return Ring(pairs, [float(rng.uniform(20.0, 40.0)) for _ in pairs], start)


def read(ring: Ring, answers: Sequence[Answer | None]) -> list[int | None]:
    """Which sequence each call took, as an index into SEQUENCES; None where none fits.

    Calls without a table are left out.
    """
    outcomes = np.array([ring.table_after(sequence) for sequence in SEQUENCES])
    tables = [a.value for a in answers if a is not None and is_numbers(a.value, ring.start.shape)]
    if not tables:
        return []
    distance = np.abs(np.array(tables, dtype=float)[:, None] - outcomes[None]).max(axis=(2, 3))
    distance[np.isnan(distance)] = np.inf
    nearest = distance.argmin(axis=1)
    return [int(i) if d[i] < CLOSE else None for i, d in zip(nearest, distance, strict=True)]


def fits(ring: Ring, answers: Sequence[Answer | None], most: int = 6) -> bool:
    """Whether every table is what so many backups give, in some order, from none to `most`."""
    sequences = [s for n in range(most + 1) for s in product(range(3), repeat=n)]
    outcomes = np.unique([ring.table_after(sequence) for sequence in sequences], axis=0)
    tables = [a.value for a in answers if a is not None and is_numbers(a.value, ring.start.shape)]
    return bool(tables) and all(
        np.abs(outcomes - np.asarray(table, dtype=float)).max(axis=(1, 2)).min() < CLOSE for table in tables
    )


def order_counts(sequences: Sequence[int | None]) -> Table:
    """How often each of the nine sequences came, shape (9,)."""
    return np.bincount([s for s in sequences if s is not None], minlength=len(SEQUENCES)).astype(float)
