"""A public call in lines of text: what was given, what came back and what was expected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from dynaq_utils.answers import is_number


def as_lines(
    texts: Mapping[str, str], told: Sequence[str], before: Any | None, came: Sequence[str], wanted: Any
) -> list[str]:
    """The whole example.

    Args:
        texts: The sentences around it, by name.
        told: The call in words.
        before: The table that was handed over, or None where none is shown.
        came: What came back (`returned`).
        wanted: What was expected.
    """
    table = [] if before is None else [texts["example-before"], *draw(before)]
    return [texts["example"], *told, *table, *came, texts["example-expected"], *draw(wanted)]


def returned(value: Any, wanted: Any, texts: Mapping[str, str]) -> list[str]:
    """What came back, drawn if it is of the wanted kind."""
    if not _is_of_a_kind(value, wanted):
        kind = "None" if value is None else type(value).__name__
        return [texts["example-returned-other"].format(kind=kind)]
    return [texts["example-returned"], *draw(value)]


def draw(value: Any) -> list[str]:
    """A number, an array or a tuple of these as lines of text: of an array a row each, numbers capped at six digits."""
    if isinstance(value, (tuple, list)):
        return [line for item in value for line in draw(item)]
    array = np.asarray(value, dtype=float)
    if array.ndim == 0:
        return [f"  {_number(float(array))}"]
    if array.ndim == 1:
        return ["  " + "  ".join(_entry(entry) for entry in array)]
    rows = array.reshape(len(array), -1) if array.ndim < 3 else array
    return [f"  state {i}: " + "  ".join(_entry(entry) for entry in row) for i, row in enumerate(rows)]


def _is_of_a_kind(value: Any, wanted: Any) -> bool:
    """Whether an answer can be drawn as the wanted one is."""
    if isinstance(wanted, np.ndarray):
        return isinstance(value, np.ndarray) and value.shape == wanted.shape and value.dtype.kind in "fiub"
    if isinstance(wanted, tuple):
        same = isinstance(value, (tuple, list)) and len(value) == len(wanted)
        return same and all(map(_is_of_a_kind, value, wanted))
    return is_number(value)


def _entry(entry: Any) -> str:
    told = [_number(float(x)) for x in np.atleast_1d(entry)]
    return told[0].rjust(8) if len(told) == 1 else f"({', '.join(told)})"


def _number(x: float) -> str:
    return f"{min(max(x, -1e6), 1e6):.6g}" if np.isfinite(x) else str(x)
