"""The name of a wrong number of moves in a call, read off what was counted (`kit.counting`).

The names are codes of an exercise that asks for k moves; its catalogue has their sentences.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .counting import Counts


def name_of_counts(everything: Sequence[Counts], moves_for_nothing: bool, order_is_whole: bool) -> str | None:
    """A wrong number of moves in a call; None where it is right, or cannot be read off two tables at least.

    Args:
        everything: What was read.
        moves_for_nothing: Whether something moves where no move is asked for.
        order_is_whole: Whether calls of two moves are two moves, in whatever order.
    """
    read = [c for c in everything if c.readable.all() and len(c.counts)]
    if len(read) < 2 or any(c.strays for c in read):
        return None
    sums = [c.counts.sum(axis=1) for c in read]
    ks = [c.counted.k for c in read]
    if all((s == k).all() for s, k in zip(sums, ks, strict=True)):
        return None
    if all((c.counts == c.counts[:, :1]).all() for c in read):
        return _of_sweeps(read, order_is_whole)
    for code, expected in (
        ("one-backup-too-many", [k + 1 for k in ks]),
        ("one-backup-too-few", [k - 1 for k in ks]),
        ("k-counted-per-state", [k * len({s for s, _ in c.counted.pairs}) for c, k in zip(read, ks, strict=True)]),
        ("k-counted-per-state", [k * len({a for _, a in c.counted.pairs}) for c, k in zip(read, ks, strict=True)]),
    ):
        if all((s == e).all() for s, e in zip(sums, expected, strict=True)):
            return code
    if all((s == sums[0][0]).all() for s in sums):
        return "k-hard-coded" if sums[0][0] != 1 or moves_for_nothing else "too-few-backups"
    if all((s <= k).all() for s, k in zip(sums, ks, strict=True)):
        if all(map(_misses_unknown, read)):
            return "unvisited-skipped"
        return "double-q" if all(map(_misses_half, read)) else "too-few-backups"
    return "too-many-backups" if all((s >= k).all() for s, k in zip(sums, ks, strict=True)) else None


def _of_sweeps(read: Sequence[Counts], order_is_whole: bool) -> str | None:
    """Every entry as often as every other one, in every call."""
    each = [float(c.counts[0, 0]) for c in read]
    if all(n == 0 for n in each):
        return None
    if all(n == 1 for n in each):
        return "too-few-backups" if order_is_whole else "sweeps-all-pairs"
    return "too-many-backups"


def _misses_unknown(c: Counts) -> bool:
    """Whether so many moves are missing as when any entry of the table is drawn and unknown ones are passed over."""
    states = {s for s, _ in c.counted.pairs}
    shares = (
        len(c.counted.pairs) / c.counted.starts[0].size,
        len(c.counted.pairs) / (len(states) * c.counted.starts[0].shape[1]),
    )
    return any(_has_share(c, share) for share in shares)


def _misses_half(c: Counts) -> bool:
    """Whether every second move is missing, by chance: half of them go into another table."""
    return _has_share(c, 0.5) and len(np.unique(c.counts.sum(axis=1))) > 1


def _has_share(c: Counts, share: float) -> bool:
    """Whether about this share of the moves that were asked for was made."""
    asked = c.counted.k * len(c.counts)
    return bool(abs(c.counts.sum() - asked * share) < 5 * np.sqrt(asked * share * (1 - share)))
