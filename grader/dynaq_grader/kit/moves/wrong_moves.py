"""Wrong numbers of moves, and wrong ways of going a share of the way, as rules by the mistake that each makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from .rules import BACKUP, RUNS_K, Look, Rule, step

Looks = Mapping[str, Sequence[Look]]
R = TypeVar("R", bound=Rule)

COUNTS: Looks = {
    "one-backup-too-many": (lambda q: q.k + 1,),
    "one-backup-too-few": (lambda q: max(q.k - 1, 0),),
    "too-few-backups": (lambda q: min(q.k, 1), lambda q: q.k // 2),
    "too-many-backups": (lambda q: max(q.k, 1), lambda q: 2 * q.k, lambda q: q.k**2),
    "roll-out": (lambda q: q.k if q.next_state == q.state else min(q.k, 1),),
    "greedy-choice": (lambda q: q.k if q.value[q.state].argmax() == q.action else 0,),
    "k-hard-coded": [lambda q, n=n: n for n in (*range(1, 31), 50, 100, 200, 500, 1000)],
}
SHARES: Looks = {
    "alpha-twice": (lambda q: q.alpha**2,),
    "alpha-missing": (lambda q: 1.0,),
    "averages-with-old": (lambda q: q.alpha / 2,),
    "wrong-sign": (lambda q: -q.alpha,),
}
WAYS: Looks = {
    "alpha-twice": (lambda old, t, a: (1 - a) * old + a * a * t,),
    "alpha-missing": (lambda old, t, a: (1 - a) * old + t,),
    "old-value-kept": (lambda old, t, a: old + a * t, lambda old, t, a: a * t, lambda old, t, a: a * (t - old)),
    "wrong-sign": (lambda old, t, a: old + a * (t + old), lambda old, t, a: old + a * abs(t - old)),
    "wrong-weights": (lambda old, t, a: a * old + (1 - a) * t,),
}
LIMITS: Looks = {
    "unrecognised": (
        lambda old, t, a: max(old, step(old, t, a)),
        lambda old, t, a: max(0.0, step(old, t, a)),
        lambda old, t, a: old + a * max(-1.0, min(1.0, t - old)),
    )
}
"""Mistakes that have no name, written down lest they are taken for others."""


def each(right: R, name: str, looks: Looks, **more: Any) -> list[R]:
    """Rules that differ from the right one in an attribute, by their codes."""
    more = {"breaks": BACKUP, **more}
    return [replace(right, code=code, **{**more, name: way}) for code, ways in looks.items() for way in ways]


def counts(right: R) -> list[R]:
    """Rules with a wrong number of moves."""
    return each(right, "steps", COUNTS, breaks=RUNS_K)


def shares(right: R) -> list[R]:
    """Rules that go another share of the way, or not the way."""
    return [*each(right, "alpha", SHARES), *each(right, "move", WAYS, linear=False)]


def limits(right: R) -> list[R]:
    """Rules that stop at some limit."""
    return each(right, "move", LIMITS, linear=False)
