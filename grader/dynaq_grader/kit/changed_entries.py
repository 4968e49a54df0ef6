"""Which entries of a table a call changed, where only some may change."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np

from ..workers.calls import Answer
from .counting import Pair, Table
from .returned_tables import is_numbers


def is_changed(value: Any, before: Table) -> bool:
    """Whether a table came back that differs from the one handed over."""
    return is_numbers(value, before.shape) and not np.array_equal(np.asarray(value), before)


def strays(value: Any, before: Table, known: Collection[Pair]) -> list[Pair]:
    """The entries that changed and may not have."""
    if not is_numbers(value, before.shape):
        return []
    moved = np.asarray(value) != before
    for pair in known:
        moved[pair] = False
    return [(int(s), int(a)) for s, a in np.argwhere(moved)]


def is_flat(value: Table, pair: Pair) -> bool:
    """Whether all entries but one are one number."""
    others = np.delete(np.asarray(value).ravel(), pair[0] * value.shape[1] + pair[1])
    return len(np.unique(others)) == 1


def are_cut_off(asked: Sequence[tuple[Table, np.ndarray, Answer]]) -> bool:
    """Whether all entries that should have stayed are as if each table had been limited to what came back.

    Args:
        asked: Each table before, which of its entries should have stayed, and the answer.
    """
    for start, others, answer in asked:
        if not is_numbers(answer.value, start.shape):
            return False
        table = np.asarray(answer.value)
        if not np.array_equal(np.clip(start, table.min(), table.max())[others], table[others]):
            return False
    return True


def are_rounded(numbers: np.ndarray) -> bool:
    """Whether all numbers are rounded to so many digits, or of single precision."""
    if any(np.array_equal(np.round(numbers, digits), numbers) for digits in range(10)):
        return True
    with np.errstate(over="ignore"):
        return bool(np.array_equal(numbers.astype(np.float32).astype(float), numbers))
