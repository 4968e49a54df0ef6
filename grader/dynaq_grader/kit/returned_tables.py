"""What a returned table may be, said once for both exercises."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ..workers.calls import Answer, Opaque


def flaw_of(answer: Answer, shape: tuple[int, ...]) -> str | None:
    """The code of what is wrong with the kind of thing that came back, or None for a float64 table.

    Args:
        answer: An answer without an error.
        shape: Shape that the table should have.
    """
    value = answer.value
    if value is None:
        return "returns-none"
    if isinstance(value, tuple) or (isinstance(value, Opaque) and value.kind == "tuple"):
        return "returns-tuple"
    if isinstance(value, list) and any(isinstance(item, np.ndarray) for item in value):
        return "returns-tuple"
    if not isinstance(value, np.ndarray):
        return "wrong-shape" if isinstance(value, (bool, int, float)) else "wrong-type"
    if value.shape != shape:
        return "returns-row" if value.shape in {shape[1:], shape[2:], shape[-1:]} - {()} else "wrong-shape"
    return None if value.dtype == np.float64 else "wrong-type"


def same(a: np.ndarray, b: np.ndarray) -> bool:
    """Equal to the last bit that matters: same shape, same numbers, NaN where NaN."""
    return a.shape == b.shape and np.array_equal(a, b, equal_nan=True)


def is_numbers(value: object, shape: tuple[int, ...]) -> bool:
    """Whether something is an array of real numbers of that shape, of whatever precision."""
    return isinstance(value, np.ndarray) and value.shape == shape and value.dtype.kind in "fiub"


def same_numbers(found: object, sent: Mapping[str, float]) -> bool:
    """Whether what came back is a dict of the same names and numbers; a worker may send anything in their place."""
    return (
        isinstance(found, dict)
        and found.keys() == sent.keys()
        and all(isinstance(found[name], int | float | np.number) and found[name] == x for name, x in sent.items())
    )
