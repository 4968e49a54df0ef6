"""Functions that store two numbers in one entry of a table, and wrong ways to do so.

Each takes the table, the two indices of the entry and the two numbers, of which the second may be missing, and gives
the table.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

Update = Callable[..., Any]
NAN = np.nan


def after_or_nan(n: int | None) -> float:
    """How the second number is stored: NaN where it is missing."""
    return NAN if n is None else float(n)


def store(m: Any, s: int, a: int, r: float, n: int | None) -> Any:
    """Stores both numbers."""
    m[s, a] = r, after_or_nan(n)
    return m


def storing(reward: Update = lambda m, s, a, r, n: r, after: Update = lambda m, s, a, r, n: after_or_nan(n)) -> Update:
    """Stores something else in the right entry."""

    def update(m: Any, *seen: Any) -> Any:
        m[seen[0], seen[1]] = reward(m, *seen), after(m, *seen)
        return m

    return update


def only_if(holds: Update) -> Update:
    """Stores only where something holds."""
    return lambda m, *seen: store(m, *seen) if holds(m, *seen) else m


def at(place: Callable[[int, int], Any], too: bool = False) -> Update:
    """Writes in another place, or there too."""

    def update(m: Any, s: int, a: int, r: float, n: int | None) -> Any:
        m[place(s, a)] = r, after_or_nan(n)
        return store(m, s, a, r, n) if too else m

    return update


def made_of(of: Callable[[Any, Any], Any]) -> Update:
    """Stores something made of the old and the new entry."""

    def update(m: Any, s: int, a: int, r: float, n: int | None) -> Any:
        m[s, a] = of(m[s, a].copy(), np.array([r, after_or_nan(n)]))
        return m

    return update


def fresh_table(fill: float, when: Update = lambda *seen: True) -> Update:
    """Starts a new table."""
    return lambda m, *seen: store(np.full(m.shape, fill) if when(*seen) else m, *seen)


def mixing(share: float) -> Update:
    """Stores a mean of the old first number and the new one."""
    return storing(lambda m, s, a, r, n: r if np.isnan(m[s, a, 0]) else (1 - share) * m[s, a, 0] + share * r)


def at_end(reward: Update) -> Update:
    """Stores another first number where the second is missing."""
    return storing(lambda m, s, a, r, n: reward(m, s, a) if n is None else r)


def faking_end(of: Update) -> Update:
    """Stores a number where the second is missing."""
    return storing(after=lambda m, s, a, r, n: of(m, s, a, r) if n is None else n)


def in_a_copy(m: Any, *seen: Any) -> Any:
    """Stores in a copy and gives the old table back."""
    store(m.copy(), *seen)
    return m


def of_one_size(m: Any, *seen: Any) -> Any:
    """Takes every table for one of the same size."""
    return store(m.reshape(100, 4, 2), *seen)


def by_columns(m: Any, s: int, a: int, r: float, n: int | None) -> Any:
    """Counts places down the columns in a table that is stored by rows."""
    m.reshape(-1, 2)[a * len(m) + s] = r, after_or_nan(n)
    return m


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
