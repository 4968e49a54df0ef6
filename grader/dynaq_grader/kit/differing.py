"""Whether two functions differ: exactly where nothing is random, else by the law of what they give."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from scipy.stats import ks_2samp

from ..workers.calls import RngState
from ..workers.calls.plain_function import undisturbed
from .comparing import CLOSE, alike

Function = Callable[..., Any]

TRIES = 300
"""How often each function is called with one and the same arguments, to compare laws."""
LEVEL = 1e-3
"""Two equal laws are taken for different ones with this probability, at each call and projection."""
MOST_CALLS_OF_A_LAW = 8
PROJECTIONS = 3


def differ(
    one: Function, other: Function, calls: Sequence[tuple[Any, ...]], *, with_arguments: bool, random: bool
) -> bool | None:
    """Whether two functions differ at some call; None where the first one answers none of them.

    Args:
        one: The function that is right.
        other: Another one.
        calls: Arguments; what the first function raises at is passed over.
        with_arguments: Whether what becomes of the arguments counts.
        random: Whether chance plays a part: then equal laws are enough.
    """
    with undisturbed():
        answered = [args for args in calls if _outcome(one, args, 0) is not None]
        if not answered:
            return None
        unequal = [args for args in answered if _unequal(one, other, args, with_arguments)]
        if not random or not unequal:
            return bool(unequal)
        return any(_other_law(one, other, args) for args in unequal[:MOST_CALLS_OF_A_LAW])


def _outcome(function: Function, args: tuple[Any, ...], seed: int) -> tuple[Any, tuple[Any, ...]] | None:
    """What comes back from a call and what its arguments are after it; None where it raises."""
    mine = copy.deepcopy(args)
    RngState.seeded(seed).restore()
    try:
        return copy.deepcopy(function(*mine)), mine
    except Exception:
        return None


def _unequal(one: Function, other: Function, args: tuple[Any, ...], with_arguments: bool) -> bool:
    """Whether the answers differ though both functions draw from the same streams."""
    right, found = _outcome(one, args, 0), _outcome(other, args, 0)
    assert right is not None
    if found is None or not alike(found[0], right[0], CLOSE, 0.0):
        return True
    return with_arguments and not all(map(_same_argument, found[1], right[1]))


def _same_argument(found: Any, wanted: Any) -> bool:
    if isinstance(wanted, dict):
        return isinstance(found, dict) and found.keys() == wanted.keys()
    return alike(found, wanted, 0.0, 0.0)


def _other_law(one: Function, other: Function, args: tuple[Any, ...]) -> bool:
    """Whether random projections of the answers come from different laws (Kolmogorov and Smirnov's test)."""
    first, second = _sample(one, args, 0), _sample(other, args, TRIES)
    if first is None or second is None or first.shape != second.shape:
        return True
    weights = np.random.default_rng(0).normal(size=(first.shape[1], PROJECTIONS))
    pairs = zip((first @ weights).T, (second @ weights).T, strict=True)
    return any(ks_2samp(np.round(a, 9), np.round(b, 9)).pvalue < LEVEL for a, b in pairs)


def _sample(function: Function, args: tuple[Any, ...], first_seed: int) -> np.ndarray | None:
    """Answers as rows of numbers; None where one is missing or of another size."""
    outcomes = [_outcome(function, args, first_seed + i) for i in range(TRIES)]
    rows = [None if outcome is None else _numbers(outcome[0]) for outcome in outcomes]
    if any(row is None or rows[0] is None or row.shape != rows[0].shape for row in rows):
        return None
    return np.array(rows)


def _numbers(value: Any) -> np.ndarray | None:
    try:
        parts = value if isinstance(value, tuple) else (value,)
        flat = np.concatenate([np.ravel(np.asarray(part, dtype=float)) for part in parts])
    except (TypeError, ValueError):
        return None
    return np.nan_to_num(flat, nan=-7.0)
