"""Whether entries were drawn fairly where it cannot be read how often each was moved: it shows which were moved.

Only wrong functions are looked at in this way, lest one whose moves are wrong pays for its draws as well. An unfair
drawing that passes for a fair one here gives nobody all points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from . import laws
from .counting import Counts, Pair

WIDE = 5.0
"""Standard deviations that a share may be off."""

Floats = npt.NDArray[np.float64]


def are_fair(read: Sequence[Counts]) -> bool:
    """Whether one accepted law, or drawing without replacement, tells which entries of all models were moved."""
    ways = [_ways(c) for c in read]
    return bool(read) and any(all(each) for each in zip(*ways, strict=True))


def _ways(c: Counts) -> Iterator[bool]:
    """For each law, with and without the entries that may be left out, whether it fits."""
    share = (c.counts != 0).mean(axis=0)
    all_pairs, on = np.ones_like(c.counted.ends), ~c.counted.ends
    for drawn, use in ((all_pairs, all_pairs), (all_pairs, on), (on, on)):
        for p in laws.laws(_of(c.counted.pairs, drawn)).values():
            yield _fits(share[use], p[use[drawn]], c.counted.k, len(c.counts))


def _fits(share: Floats, p: Floats, k: int, calls: int) -> bool:
    """Whether so large a share of the calls moved each entry as k draws would, or all alike and more."""
    expected = 1 - (1 - p) ** k
    even = np.full_like(share, share.mean())
    return _near(share, expected, calls) or (share.mean() >= expected.mean() and _near(share, even, calls))


def _near(share: Floats, expected: Floats, calls: int) -> bool:
    return bool((np.abs(share - expected) <= WIDE * np.sqrt(expected * (1 - expected) / calls) + 1 / calls).all())


def _of(pairs: Sequence[Pair], use: npt.NDArray[np.bool_]) -> list[Pair]:
    return [pair for pair, is_used in zip(pairs, use, strict=True) if is_used]
