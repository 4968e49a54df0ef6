"""Reading off a table how often each entry was moved.

Where an entry that started at `start` goes a fixed share `alpha` of its way to a target that stays, n moves leave it at
``target + (1 - alpha)**n * (start - target)``: n follows, whoever chose the entries and however.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..workers.calls import Answer
from .lines import kept
from .returned_tables import is_numbers

Table = npt.NDArray[np.float64]
Pair = tuple[int, int]

MOST = 1000
"""More moves of one entry in a call cannot be read."""
WHOLE = 1e-6
"""How far from a whole number a count may be: rounding errors of the table give about 1e-11."""


@dataclass(frozen=True)
class Counted:
    """Entries of a table that may be moved, and the calls that move them.

    Attributes:
        name: For the instructor.
        pairs: The entries that may be moved, in row-major order.
        starts: Tables that the calls start from, in turn.
        targets: For each of them where every entry moves to, shape (n_pairs,).
        alpha: The share of the way that it goes.
        k: Moves a call.
        rewards: What makes one entry more attractive than another, shape (n_pairs,).
        ends: Which entries may be left out, shape (n_pairs,).
    """

    name: str
    pairs: list[Pair]
    starts: list[Table]
    targets: list[Table]
    alpha: float
    k: int
    rewards: list[float]
    ends: npt.NDArray[np.bool_]

    def start_of(self, call: int) -> Table:
        """The table that a call starts from."""
        return self.starts[call % len(self.starts)]


@dataclass(frozen=True)
class Counts:
    """What was read off.

    Attributes:
        counted: What was asked.
        counts: Moves of each entry in each call, shape (calls, n_pairs); NaN where no whole number fits.
        strays: Other entries that were changed in some call, as pairs.
        calls: Numbers of the calls that gave a table, shape (calls,).
    """

    counted: Counted
    counts: Table
    strays: set[Pair]
    calls: npt.NDArray[np.int64]

    @property
    def readable(self) -> npt.NDArray[np.bool_]:
        """Which entries have a whole number of moves in every call, shape (n_pairs,)."""
        return np.logical_not(np.isnan(self.counts).any(axis=0))

    @property
    def totals(self) -> Table:
        """Moves of each entry over all calls, shape (n_pairs,)."""
        return self.counts.sum(axis=0)


def whole_counts(
    after: Table,
    before: Table | np.float64,
    targets: Table | np.float64,
    alpha: float | Table,
    tolerance: float = WHOLE,
) -> Table:
    """How many moves lead from values before to values after, if targets stay; NaN where no whole number does."""
    with np.errstate(all="ignore"):
        left = (after - targets) / (before - targets)
        counts = np.log(left) / np.log1p(-alpha)
        whole = np.rint(counts)
        is_read = (np.abs(counts - whole) <= tolerance) & (np.abs(whole) <= MOST)
        counts = np.where(is_read, np.abs(whole) * np.sign(whole), np.nan)
    counts[after == before] = 0.0
    return counts


def read(
    counted: Counted,
    answers: Sequence[Answer | None],
    targets: list[Table] | None = None,
    alpha: float | None = None,
) -> Counts | None:
    """Reads the number of moves of every entry in every call.

    Args:
        counted: What was asked.
        answers: The answers.
        targets: Where entries are taken to move; by default the right targets.
        alpha: The share of the way they are taken to move; by default the right one.

    Returns:
        None if no answer is a table.
    """
    shape = counted.starts[0].shape
    given = [(i, a) for i, a in enumerate(answers) if a is not None and is_numbers(a.value, shape)]
    if not given:
        return None
    tables = np.stack([np.asarray(a.value, dtype=np.float64) for _, a in given])
    starts = np.array([counted.start_of(i) for i, _ in given])
    goals = np.array([(targets or counted.targets)[i % len(counted.starts)] for i, _ in given])
    everywhere = (slice(None), *np.array(counted.pairs).T)
    counts = whole_counts(tables[everywhere], starts[everywhere], goals, counted.alpha if alpha is None else alpha)
    moved = (tables != starts).any(axis=0)
    moved[tuple(np.array(counted.pairs).T)] = False
    strays = {(int(s), int(a)) for s, a in np.argwhere(moved)}
    return Counts(counted, counts, strays, np.array([i for i, _ in given]))


def changed_arguments(answer: Answer, args: Sequence[object], may_change: Collection[int] = ()) -> set[int]:
    """Positions of the arguments that a call left changed, those aside that it may change."""
    pairs = enumerate(zip(answer.args, args, strict=False))
    return {n for n, (after, before) in pairs if n not in may_change and not kept(after, before)}


def moves_of(answers: Sequence[Answer | None], place: Pair, start: Table, target: float, alpha: float) -> Table | None:
    """Moves of one entry in each call; None unless every call gave a table that tells a whole number."""
    tables = [a.value for a in answers if a is not None and is_numbers(a.value, start.shape)]
    if len(tables) < len(answers):
        return None
    ends = np.array([float(np.asarray(table)[place]) for table in tables])
    counts = whole_counts(ends, start[place], np.float64(target), alpha)
    return None if np.isnan(counts).any() else counts


def moves_made(c: Counts) -> dict[str, Any]:
    """How many moves there were in all calls, as far as they can be read, as evidence for the instructor."""
    start, made = c.counted.start_of(int(c.calls[0])), np.nansum(c.counts, axis=1)
    return {
        "look": "number of backups",
        "model": c.counted.name,
        "calls": len(c.calls),
        "k": c.counted.k,
        "expected": c.counted.k * len(c.calls),
        "counted": float(made.sum()),
        "fewest in a call": float(made.min()),
        "most in a call": float(made.max()),
        "pairs": [list(pair) for pair in c.counted.pairs],
        "pairs that cannot be read": [list(p) for p, r in zip(c.counted.pairs, c.readable, strict=True) if not r],
        "rewards": c.counted.rewards,
        "first call, values before": [float(start[pair]) for pair in c.counted.pairs],
        "first call, right targets": c.counted.targets[int(c.calls[0]) % len(c.counted.starts)].tolist(),
        "first call, backups of each pair": [float(n) if np.isfinite(n) else None for n in c.counts[0]],
        "entries changed of pairs that were never tried": sorted(list(stray) for stray in c.strays)[:12],
    }
