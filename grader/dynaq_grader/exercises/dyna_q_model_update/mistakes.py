"""The right model update, and wrong ones as functions that make one certain mistake, in the order they are tried."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ...kit.casts import CASTS
from ...kit.exercise import Mistake
from ...kit.one_entry import BESIDE, MORE
from ...kit.storing import (
    ENDS,
    NAN,
    SKIPPED,
    Update,
    after_or_nan,
    at,
    at_end,
    by_columns,
    faking_end,
    fresh_table,
    in_a_copy,
    made_of,
    mixing,
    of_one_size,
    only_if,
    store,
    storing,
)

right = store
"""Stores reward and next state."""


def _all(code: str, make: Callable[[Any], Update], ways: Sequence[Any]) -> tuple[Mistake, ...]:
    """Several ways of making one mistake."""
    return tuple(Mistake(code, make(way)) for way in ways)


MISTAKES: tuple[Mistake, ...] = (
    Mistake("stores-nothing", lambda m, s, a, r, n: m),
    Mistake("copy-not-returned", in_a_copy),
    Mistake("hard-coded-size", of_one_size),
    Mistake("hard-coded-size", only_if(lambda m, s, a, r, n: n is None or n < 100)),
    Mistake("hard-coded-size", only_if(lambda m, s, a, r, n: s < 100)),
    Mistake("hard-coded-size", only_if(lambda m, s, a, r, n: s < 100 and (n is None or n < 100))),
    Mistake("swaps-reward-and-next-state", lambda m, s, a, r, n: right(m, s, a, after_or_nan(n), r)),
    Mistake("swaps-state-and-action", at(lambda s, a: (a, s))),
    Mistake("swaps-state-and-action", by_columns),
    *_all("writes-other-entries", at, (*MORE, *BESIDE)),
    *_all("writes-other-entries", lambda place: at(place, too=True), (*BESIDE, lambda s, a: (a, s))),
    Mistake("adds-to-old", storing(lambda m, s, a, r, n: np.nan_to_num(m[s, a, 0]) + r)),
    Mistake("adds-to-old", storing(lambda m, s, a, r, n: m[s, a, 0] + r)),
    Mistake("adds-to-old", made_of(lambda old, new: old + new)),
    Mistake("adds-to-old", made_of(lambda old, new: new if np.isnan(old[0]) else old + new)),
    Mistake("averages-with-old", made_of(lambda old, new: new if np.isnan(old[0]) else (old + new) / 2)),
    *_all("averages-with-old", mixing, (0.5, 0.1, 0.2, 0.9)),
    Mistake("averages-with-old", storing(lambda m, s, a, r, n: (np.nan_to_num(m[s, a, 0]) + r) / 2)),
    Mistake("keeps-maximum", only_if(lambda m, s, a, r, n: not r <= m[s, a, 0])),
    Mistake("keeps-maximum", only_if(lambda m, s, a, r, n: not r < m[s, a, 0])),
    Mistake("keeps-maximum", only_if(lambda m, s, a, r, n: not abs(r) < abs(m[s, a, 0]))),
    Mistake("keeps-maximum", storing(lambda m, s, a, r, n: np.fmax(m[s, a, 0], r))),
    Mistake("keeps-maximum", storing(lambda m, s, a, r, n: np.fmin(m[s, a, 0], r))),
    Mistake("writes-once", only_if(lambda m, s, a, r, n: np.isnan(m[s, a, 0]))),
    Mistake("writes-once", only_if(lambda m, s, a, r, n: np.isnan(m[s, a]).any())),
    Mistake(
        "writes-once", storing(after=lambda m, s, a, r, n: after_or_nan(n) if np.isnan(m[s, a, 1]) else m[s, a, 1])
    ),
    Mistake("writes-once", made_of(lambda old, new: np.where(np.isnan(old), new, old))),
    Mistake("writes-once", only_if(lambda m, s, a, r, n: n is None or m[s, a, 1] != n)),
    Mistake("writes-once", only_if(lambda m, s, a, r, n: m[s, a, 1] != n)),
    Mistake("writes-once", only_if(lambda m, s, a, r, n: m[s, a, 0] != r)),
    Mistake("unrecognised", only_if(lambda m, s, a, r, n: n != s)),
    Mistake("unrecognised", only_if(lambda m, s, a, r, n: r >= 0)),
    Mistake("keeps-maximum", only_if(lambda m, s, a, r, n: not after_or_nan(n) <= m[s, a, 1])),
    Mistake("keeps-maximum", only_if(lambda m, s, a, r, n: not m[s, a, 0] < 0)),
    Mistake("keeps-maximum", only_if(lambda m, s, a, r, n: not m[s, a, 0] > 0)),
    Mistake("stores-half", storing(after=lambda m, s, a, r, n: m[s, a, 1])),
    Mistake("stores-half", storing(lambda m, s, a, r, n: m[s, a, 0])),
    Mistake("drops-terminal", faking_end(lambda m, s, a, r: m[s, a, 1])),
    *_all("fakes-terminal", faking_end, ENDS),
    Mistake("fakes-terminal", storing(after=lambda m, s, a, r, n: n or s)),
    Mistake("fakes-terminal", storing(after=lambda m, s, a, r, n: n or -1)),
    Mistake("drops-terminal", only_if(lambda m, s, a, r, n: n is not None)),
    *_all("drops-terminal", at_end, (lambda m, s, a: m[s, a, 0], lambda m, s, a: NAN, lambda m, s, a: 0.0)),
    *_all("skips-zero", lambda of: only_if(lambda *seen: not of(*seen)), SKIPPED),
    Mistake("skips-zero", storing(after=lambda m, s, a, r, n: after_or_nan(n or None))),
    Mistake("skips-zero", storing(lambda m, s, a, r, n: r or NAN)),
    Mistake("skips-zero", storing(lambda m, s, a, r, n: r or m[s, a, 0])),
    Mistake("skips-zero", storing(lambda m, s, a, r, n: r if r > 0 else m[s, a, 0])),
    Mistake("skips-zero", storing(after=lambda m, s, a, r, n: n or m[s, a, 1])),
    *_all("casts-reward", lambda cast: storing(lambda m, s, a, r, n: float(cast(r))), (*CASTS, lambda r: -r)),
    *_all("starts-fresh-table", fresh_table, (NAN, 0.0, 1.0)),
    Mistake("starts-fresh-table", fresh_table(NAN, lambda s, a, r, n: n is None)),
)
