"""Reading off a table in which order two moves were made.

Three entries feed each other: where each moves to depends on another one, its follower. They lead round against the
order in which they are listed, so that following them is not going down the list. With two moves a call takes one of
nine sequences, each with a table of its own. Fair drawing makes the six sequences of two different entries equally
likely, and the same entry twice at most one call in three (never, without replacement). Going on from an entry to its
follower gives three of the six. Targets taken once for the whole call give the tables of the same three: those in which
the second move does not see the first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

from ..workers.calls import Answer
from .returned_tables import is_numbers

Table = npt.NDArray[np.float64]

CLOSE = 1e-9
K = 2
"""Moves a call."""
FOLLOWER = (2, 0, 1)
SEQUENCES = list(product(range(3), repeat=K))
DIFFERENT = [i for i, (first, second) in enumerate(SEQUENCES) if first != second]
UNSEEING = [i for i, (first, second) in enumerate(SEQUENCES) if second == FOLLOWER[first]]
"""Those in which the second move does not depend on the first one."""
SAME = [i for i, (first, second) in enumerate(SEQUENCES) if first == second]


@dataclass(frozen=True)
class Ring:
    """The three entries.

    Attributes:
        shape: Shape of the table.
        table_after: The table after moves in an order.
    """

    shape: tuple[int, ...]
    table_after: Callable[[Sequence[int]], Table]


def read(ring: Ring, answers: Sequence[Answer | None]) -> list[int | None]:
    """Which sequence each call took, as an index into SEQUENCES; None where none fits.

    Calls without a table are left out.
    """
    outcomes = np.array([ring.table_after(sequence) for sequence in SEQUENCES])
    tables = _tables(ring, answers)
    if not tables:
        return []
    distance = np.abs(np.array(tables, dtype=float)[:, None] - outcomes[None]).max(axis=(2, 3))
    distance[np.isnan(distance)] = np.inf
    nearest = distance.argmin(axis=1)
    return [int(i) if d[i] < CLOSE else None for i, d in zip(nearest, distance, strict=True)]


def fits(ring: Ring, answers: Sequence[Answer | None], most: int = 6) -> bool:
    """Whether every table is what so many moves give, in some order, from none to `most`."""
    sequences = [s for n in range(most + 1) for s in product(range(3), repeat=n)]
    outcomes = np.unique([ring.table_after(sequence) for sequence in sequences], axis=0)
    tables = _tables(ring, answers)
    return bool(tables) and all(
        np.abs(outcomes - np.asarray(table, dtype=float)).max(axis=(1, 2)).min() < CLOSE for table in tables
    )


def never_sees(sequences: Sequence[int | None]) -> bool:
    """Whether of two moves of different entries the second never depends on the first."""
    seen = [s for s in sequences if s is not None and s in DIFFERENT]
    return len(seen) > 20 and all(s in UNSEEING for s in seen)


def order_counts(sequences: Sequence[int | None]) -> Table:
    """How often each of the nine sequences came, shape (9,)."""
    return np.bincount([s for s in sequences if s is not None], minlength=len(SEQUENCES)).astype(float)


def _tables(ring: Ring, answers: Sequence[Answer | None]) -> list[Table]:
    return [a.value for a in answers if a is not None and is_numbers(a.value, ring.shape)]
