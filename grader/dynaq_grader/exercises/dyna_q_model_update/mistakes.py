"""The right model update, and wrong ones as functions that make one certain mistake, in the order they are tried."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ...kit.casts import CASTS
from ...kit.exercise import Mistake
from ...kit.one_entry import BESIDE, MORE

Update = Callable[..., Any]
NAN = np.nan


def _after(n: int | None) -> float:
    """How the next state is stored: NaN where the episode ends."""
    return NAN if n is None else float(n)


def right(m: Any, s: int, a: int, r: float, n: int | None) -> Any:
    """Stores reward and next state."""
    m[s, a] = r, _after(n)
    return m


def _storing(reward: Update = lambda m, s, a, r, n: r, after: Update = lambda m, s, a, r, n: _after(n)) -> Update:
    """Stores something else in the right entry."""

    def update(m: Any, *seen: Any) -> Any:
        m[seen[0], seen[1]] = reward(m, *seen), after(m, *seen)
        return m

    return update


def _only_if(holds: Update) -> Update:
    """Passes some transitions over."""
    return lambda m, *seen: right(m, *seen) if holds(m, *seen) else m


def _at(place: Callable[[int, int], Any], too: bool = False) -> Update:
    """Writes in another place, or there too."""

    def update(m: Any, s: int, a: int, r: float, n: int | None) -> Any:
        m[place(s, a)] = r, _after(n)
        return right(m, s, a, r, n) if too else m

    return update


def _entry(of: Callable[[Any, Any], Any]) -> Update:
    """Stores something made of the old and the new entry."""

    def update(m: Any, s: int, a: int, r: float, n: int | None) -> Any:
        m[s, a] = of(m[s, a].copy(), np.array([r, _after(n)]))
        return m

    return update


def _fresh(fill: float, when: Update = lambda *seen: True) -> Update:
    """Starts a new table."""
    return lambda m, *seen: right(np.full(m.shape, fill) if when(*seen) else m, *seen)


def _mix(share: float) -> Update:
    return _storing(lambda m, s, a, r, n: r if np.isnan(m[s, a, 0]) else (1 - share) * m[s, a, 0] + share * r)


def _at_end(reward: Update) -> Update:
    return _storing(lambda m, s, a, r, n: reward(m, s, a) if n is None else r)


def _fake(of: Update) -> Update:
    """Stores a number where the episode ends."""
    return _storing(after=lambda m, s, a, r, n: of(m, s, a, r) if n is None else n)


def _in_a_copy(m: Any, *seen: Any) -> Any:
    """Stores in a copy and gives the old table back."""
    right(m.copy(), *seen)
    return m


def _of_the_course(m: Any, *seen: Any) -> Any:
    """Takes every table for one of the course's size."""
    return right(m.reshape(100, 4, 2), *seen)


def _by_columns(m: Any, s: int, a: int, r: float, n: int | None) -> Any:
    """Counts places down the columns in a table that is stored by rows."""
    m.reshape(-1, 2)[a * len(m) + s] = r, _after(n)
    return m


def _all(code: str, make: Callable[[Any], Update], ways: Sequence[Any]) -> tuple[Mistake, ...]:
    """Several ways of making one mistake."""
    return tuple(Mistake(code, make(way)) for way in ways)


SKIPPED = (
    *(lambda m, s, a, r, n: s == 0, lambda m, s, a, r, n: a == 0, lambda m, s, a, r, n: r == 0),
    *(lambda m, s, a, r, n: n == 0, lambda m, s, a, r, n: s == 0 or a == 0, lambda m, s, a, r, n: s == 0 and a == 0),
    *(lambda m, s, a, r, n: 0 in (s, a, r), lambda m, s, a, r, n: 0 in (s, a, r, n)),
    *(lambda m, s, a, r, n: 0 in (r, n), lambda m, s, a, r, n: r == 0 and n is None, lambda m, s, a, r, n: r <= 0),
    *(lambda m, s, a, r, n: r == 0 or not n, lambda m, s, a, r, n: not n),
)
ENDS = (
    *(lambda m, s, a, r: 0.0, lambda m, s, a, r: -1.0, lambda m, s, a, r: 1.0, lambda m, s, a, r: s),
    *(lambda m, s, a, r: len(m) - 1, lambda m, s, a, r: len(m), lambda m, s, a, r: r),
)

MISTAKES: tuple[Mistake, ...] = (
    Mistake("stores-nothing", lambda m, s, a, r, n: m),
    Mistake("copy-not-returned", _in_a_copy),
    Mistake("hard-coded-size", _of_the_course),
    Mistake("hard-coded-size", _only_if(lambda m, s, a, r, n: n is None or n < 100)),
    Mistake("hard-coded-size", _only_if(lambda m, s, a, r, n: s < 100)),
    Mistake("hard-coded-size", _only_if(lambda m, s, a, r, n: s < 100 and (n is None or n < 100))),
    Mistake("swaps-reward-and-next-state", lambda m, s, a, r, n: right(m, s, a, _after(n), r)),
    Mistake("swaps-state-and-action", _at(lambda s, a: (a, s))),
    Mistake("swaps-state-and-action", _by_columns),
    *_all("writes-other-entries", _at, (*MORE, *BESIDE)),
    *_all("writes-other-entries", lambda place: _at(place, too=True), (*BESIDE, lambda s, a: (a, s))),
    Mistake("adds-to-old", _storing(lambda m, s, a, r, n: np.nan_to_num(m[s, a, 0]) + r)),
    Mistake("adds-to-old", _storing(lambda m, s, a, r, n: m[s, a, 0] + r)),
    Mistake("adds-to-old", _entry(lambda old, new: old + new)),
    Mistake("adds-to-old", _entry(lambda old, new: new if np.isnan(old[0]) else old + new)),
    Mistake("averages-with-old", _entry(lambda old, new: new if np.isnan(old[0]) else (old + new) / 2)),
    *_all("averages-with-old", _mix, (0.5, 0.1, 0.2, 0.9)),
    Mistake("averages-with-old", _storing(lambda m, s, a, r, n: (np.nan_to_num(m[s, a, 0]) + r) / 2)),
    Mistake("keeps-maximum", _only_if(lambda m, s, a, r, n: not r <= m[s, a, 0])),
    Mistake("keeps-maximum", _only_if(lambda m, s, a, r, n: not r < m[s, a, 0])),
    Mistake("keeps-maximum", _only_if(lambda m, s, a, r, n: not abs(r) < abs(m[s, a, 0]))),
    Mistake("keeps-maximum", _storing(lambda m, s, a, r, n: np.fmax(m[s, a, 0], r))),
    Mistake("keeps-maximum", _storing(lambda m, s, a, r, n: np.fmin(m[s, a, 0], r))),
    Mistake("writes-once", _only_if(lambda m, s, a, r, n: np.isnan(m[s, a, 0]))),
    Mistake("writes-once", _only_if(lambda m, s, a, r, n: np.isnan(m[s, a]).any())),
    Mistake("writes-once", _storing(after=lambda m, s, a, r, n: _after(n) if np.isnan(m[s, a, 1]) else m[s, a, 1])),
    Mistake("writes-once", _entry(lambda old, new: np.where(np.isnan(old), new, old))),
    Mistake("writes-once", _only_if(lambda m, s, a, r, n: n is None or m[s, a, 1] != n)),
    Mistake("writes-once", _only_if(lambda m, s, a, r, n: m[s, a, 1] != n)),
    Mistake("writes-once", _only_if(lambda m, s, a, r, n: m[s, a, 0] != r)),
    Mistake("unrecognised", _only_if(lambda m, s, a, r, n: n != s)),
    Mistake("unrecognised", _only_if(lambda m, s, a, r, n: r >= 0)),
    Mistake("keeps-maximum", _only_if(lambda m, s, a, r, n: not _after(n) <= m[s, a, 1])),
    Mistake("keeps-maximum", _only_if(lambda m, s, a, r, n: not m[s, a, 0] < 0)),
    Mistake("keeps-maximum", _only_if(lambda m, s, a, r, n: not m[s, a, 0] > 0)),
    Mistake("stores-half", _storing(after=lambda m, s, a, r, n: m[s, a, 1])),
    Mistake("stores-half", _storing(lambda m, s, a, r, n: m[s, a, 0])),
    Mistake("drops-terminal", _fake(lambda m, s, a, r: m[s, a, 1])),
    *_all("fakes-terminal", _fake, ENDS),
    Mistake("fakes-terminal", _storing(after=lambda m, s, a, r, n: n or s)),
    Mistake("fakes-terminal", _storing(after=lambda m, s, a, r, n: n or -1)),
    Mistake("drops-terminal", _only_if(lambda m, s, a, r, n: n is not None)),
    *_all("drops-terminal", _at_end, (lambda m, s, a: m[s, a, 0], lambda m, s, a: NAN, lambda m, s, a: 0.0)),
    *_all("skips-zero", lambda of: _only_if(lambda *seen: not of(*seen)), SKIPPED),
    Mistake("skips-zero", _storing(after=lambda m, s, a, r, n: _after(n or None))),
    Mistake("skips-zero", _storing(lambda m, s, a, r, n: r or NAN)),
    Mistake("skips-zero", _storing(lambda m, s, a, r, n: r or m[s, a, 0])),
    Mistake("skips-zero", _storing(lambda m, s, a, r, n: r if r > 0 else m[s, a, 0])),
    Mistake("skips-zero", _storing(after=lambda m, s, a, r, n: n or m[s, a, 1])),
    *_all("casts-reward", lambda cast: _storing(lambda m, s, a, r, n: float(cast(r))), (*CASTS, lambda r: -r)),
    *_all("starts-fresh-table", _fresh, (NAN, 0.0, 1.0)),
    Mistake("starts-fresh-table", _fresh(NAN, lambda s, a, r, n: n is None)),
)
