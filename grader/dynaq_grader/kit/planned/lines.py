"""Lines of the rubric."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ..asking import Answer
from ..returned_tables import is_numbers
from .asked import COUNTED, Asked, Table
from .explaining import is_fair, step_of
from .findings import Planned


def makes_k(found: Planned) -> bool:
    """Whether every call makes k backups."""
    counts = found.counts(found.explanation)
    return counts is not None and bool((counts.counts.sum(axis=1) == counts.counted.k).all()) and found.none_is_none


def draws_right(found: Planned) -> bool:
    """Whether entries are drawn by the right law."""
    planner, replies = found.explanation, found.replies[COUNTED]
    counts = found.counts(planner)
    model = replies.question.about.model
    if counts is None or not np.array_equal(planner.law(model), found.right.law(model)):
        return False
    return "reseeds-generator" not in found.notes and is_fair(planner, counts, replies)


def numbers_right(of: Callable[[Table], Any], which: bool) -> Callable[[Planned], bool]:
    """A line that holds where every single backup of some entries is a right one.

    Args:
        of: Says of each entry of a model whether it is of a kind, shape (n_states, n_actions).
        which: Whether entries of that kind are looked at, or all others.
    """

    def holds(found: Planned) -> bool:
        asked = [(one, answer) for one, answer in found.singles if _kind(of, one, answer) in (None, which)]
        return bool(asked) and not found.errors and all(step_of(found.right, one, answer) for one, answer in asked)

    return holds


def _kind(of: Callable[[Table], Any], asked: Asked, answer: Answer) -> bool | None:
    """The kind of the first entry that changed, None where none changed."""
    if not is_numbers(answer.value, asked.value.shape):
        return None
    places = np.argwhere(np.asarray(answer.value) != asked.value)
    return bool(of(asked.model)[tuple(places[0])]) if len(places) else None


def leaves_alone(found: Planned) -> bool:
    """Whether all but the values stay as they are, and some backup was right."""
    return not found.changed and any(step_of(found.right, *one) for one in found.singles)
