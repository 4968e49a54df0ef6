"""What a student's function gave back, beside what may come back: numbers, arrays, or tuples of these."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

CLOSE = 1e-9
"""Difference that rounding may make, relative to a large number and absolute for a small one."""


def alike(found: Any, wanted: Any) -> bool:
    """Whether two answers are the same up to rounding; NaN is equal to NaN."""
    if isinstance(wanted, (tuple, list)):
        return isinstance(found, (tuple, list)) and len(found) == len(wanted) and all(map(alike, found, wanted))
    if isinstance(wanted, dict):
        return (
            isinstance(found, dict)
            and found.keys() == wanted.keys()
            and all(alike(found[n], wanted[n]) for n in wanted)
        )
    if is_number(wanted) or isinstance(wanted, np.ndarray):
        return _are_numbers(found, np.shape(wanted)) and bool(
            np.allclose(np.asarray(found, float), np.asarray(wanted, float), rtol=CLOSE, atol=CLOSE, equal_nan=True)
        )
    return type(found) is type(wanted) and bool(found == wanted)


def lists_as_arrays(found: Any, wanted: Any) -> Any:
    """What came back, with lists of numbers as arrays of fractions where arrays are wanted."""
    if isinstance(wanted, tuple) and isinstance(found, (tuple, list)) and len(found) == len(wanted):
        return tuple(map(lists_as_arrays, found, wanted))
    if not (isinstance(wanted, np.ndarray) and isinstance(found, list)):
        return found
    try:
        array = np.array(found)
    except ValueError:
        return found
    return array.astype(float) if array.dtype.kind in "fiu" else found


def is_nearly(found: Any, wanted: Any, free: Sequence[tuple[int, ...]]) -> bool:
    """The same of two arrays, but for places where any number may stand, though not NaN."""
    if not _are_numbers(found, np.shape(wanted)) or not all(np.isfinite(found[place]) for place in free):
        return False
    filled = np.array(wanted, float)
    for place in free:
        filled[place] = found[place]
    return alike(found, filled)


def changed_places(after: Any, before: Any) -> npt.NDArray[np.bool_]:
    """Where two arrays of one shape differ, to the last bit; NaN is equal to NaN."""
    after, before = np.asarray(after, float), np.asarray(before, float)
    return ~((after == before) | (np.isnan(after) & np.isnan(before)))


def is_untouched(after: Any, before: Any) -> bool:
    """Whether an argument is to the last bit what it was."""
    if isinstance(before, np.ndarray):
        return isinstance(after, np.ndarray) and after.shape == before.shape and not changed_places(after, before).any()
    if isinstance(before, dict):
        return after.keys() == before.keys() and all(is_untouched(after[name], before[name]) for name in before)
    if isinstance(before, (list, tuple)):
        return len(after) == len(before) and all(map(is_untouched, after, before))
    return bool(after == before) or after != after and before != before


def flaw(found: Any, wanted: Any) -> str | None:
    """The code of what is wrong with the kind or the shape of what came back, or None."""
    if found is None and wanted is not None:
        return "returns-none"
    if isinstance(wanted, tuple):
        return None if isinstance(found, (tuple, list)) and len(found) == len(wanted) else "wrong-shape"
    if isinstance(found, tuple):
        return "returns-tuple"
    if isinstance(wanted, np.ndarray):
        return _flaw_of_array(found, wanted)
    if isinstance(found, (np.ndarray, list)):
        return "wrong-shape"
    return None if not is_number(wanted) or is_number(found) else "wrong-type"


def _flaw_of_array(found: Any, wanted: npt.NDArray[Any]) -> str | None:
    if not isinstance(found, np.ndarray):
        return "wrong-shape" if np.isscalar(found) else "wrong-type"
    if found.shape != wanted.shape:
        return "returns-row" if found.shape in {wanted.shape[1:], wanted.shape[-1:]} - {()} else "wrong-shape"
    return None if found.dtype == wanted.dtype else "wrong-type"


def is_number(value: Any) -> bool:
    """Whether something is one real number."""
    return isinstance(value, (bool, int, float, np.bool_, np.integer, np.floating))


def _are_numbers(value: Any, shape: tuple[int, ...]) -> bool:
    """Whether something is a number or an array of real numbers of that shape."""
    if shape == () and is_number(value):
        return True
    return isinstance(value, np.ndarray) and value.shape == shape and value.dtype.kind in "fiub"
