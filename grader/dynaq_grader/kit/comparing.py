"""Whether two answers are the same, whatever rounding did to them: numbers, arrays, or tuples of these."""

from __future__ import annotations

from typing import Any

import numpy as np

CLOSE = 1e-12
"""Relative difference that the order of additions may make."""


def alike(found: Any, wanted: Any, rtol: float = CLOSE, atol: float = CLOSE) -> bool:
    """Whether an answer is the wanted one: the same kind, the same shape, the same numbers up to rounding."""
    if isinstance(wanted, tuple | list):
        return (
            isinstance(found, tuple | list)
            and len(found) == len(wanted)
            and all(alike(a, b, rtol, atol) for a, b in zip(found, wanted, strict=True))
        )
    if isinstance(wanted, np.ndarray):
        return (
            isinstance(found, np.ndarray)
            and found.shape == wanted.shape
            and found.dtype.kind in "fiub"
            and bool(np.allclose(found.astype(float), wanted.astype(float), rtol=rtol, atol=atol, equal_nan=True))
        )
    if not is_number(wanted):
        return found is None if wanted is None else type(found) is type(wanted) and bool(found == wanted)
    return is_number(found) and bool(np.isclose(float(found), float(wanted), rtol=rtol, atol=atol, equal_nan=True))


def is_number(value: object) -> bool:
    """Whether something is one real number."""
    return isinstance(value, bool | int | float | np.bool_ | np.integer | np.floating)


def same(found: Any, wanted: np.ndarray) -> bool:
    """Whether an answer is an array equal to another one to the last bit that matters: NaN where NaN."""
    return (
        isinstance(found, np.ndarray)
        and found.shape == wanted.shape
        and found.dtype.kind in "fiub"
        and np.array_equal(found, wanted, equal_nan=True)
    )
