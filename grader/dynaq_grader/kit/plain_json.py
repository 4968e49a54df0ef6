"""Plain data as JSON, which knows neither NaN nor arrays nor tuples.

Texts, booleans, None and whole numbers are written as they are, and so are finite fractions. The rest is an object
with one key that says what it is::

    {"number": "nan"}                                   nan, inf or -inf
    {"array": [[1.0, "nan"]], "dtype": "float64"}       nested lists; nan, inf and -inf as texts
    {"array": [], "dtype": "float64", "shape": [0, 3]}  the shape where lists do not tell it
    {"tuple": [..]}, {"dict": {..}}                     what is in them is written the same way
    {"previous": true}                                  what the call before returned

A list is a list.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from .exercise import PREVIOUS


def plain(value: Any) -> Any:
    """Gives what `json.dumps` takes.

    Raises:
        TypeError: It is no plain data.
    """
    if value is PREVIOUS:
        return {"previous": True}
    if isinstance(value, np.ndarray):
        return _array(value)
    if isinstance(value, np.generic):
        return plain(value.item())
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else {"number": str(value)}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, tuple):
        return {"tuple": [plain(item) for item in value]}
    if isinstance(value, dict):
        return {"dict": {str(name): plain(item) for name, item in value.items()}}
    raise TypeError(f"{type(value).__name__} is no plain data")


def _array(array: np.ndarray) -> dict[str, Any]:
    if array.dtype.kind not in "fiub":
        raise TypeError(f"an array of {array.dtype} is no plain data")
    told: dict[str, Any] = {"array": _entries(array.tolist()), "dtype": str(array.dtype)}
    return told if array.size else {**told, "shape": list(array.shape)}


def _entries(nested: Any) -> Any:
    if isinstance(nested, list):
        return [_entries(item) for item in nested]
    return str(nested) if isinstance(nested, float) and not math.isfinite(nested) else nested
