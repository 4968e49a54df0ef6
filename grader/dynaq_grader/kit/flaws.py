"""What is wrong with the kind of thing that comes back, whatever its numbers are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from ..workers.calls import Opaque
from .comparing import is_number


def flaw_of(value: Any, wanted: Any) -> str | None:
    """The code of what is wrong with the kind of an answer, or None.

    Args:
        value: What came back.
        wanted: An answer of the right kind: a number, an array, or a tuple of these.
    """
    if value is None:
        return None if wanted is None else "returns-none"
    if isinstance(wanted, np.ndarray):
        return _flaw_of_array(value, wanted)
    if isinstance(wanted, tuple):
        return _flaw_of_tuple(value, wanted)
    if _is_tuple(value):
        return "returns-tuple"
    if is_number(wanted) and not is_number(value):
        return "wrong-shape" if isinstance(value, np.ndarray | list) else "wrong-type"
    return None


def most_common(flaws: Iterable[str | None]) -> str | None:
    """The flaw that most answers with a flaw have, where most answers have one."""
    everything = list(flaws)
    named = [flaw for flaw in everything if flaw is not None]
    return max(set(named), key=named.count) if 2 * len(named) > len(everything) else None


def _flaw_of_array(value: Any, wanted: np.ndarray) -> str | None:
    if _is_tuple(value) or (isinstance(value, list) and any(isinstance(item, np.ndarray) for item in value)):
        return "returns-tuple"
    if not isinstance(value, np.ndarray):
        return "wrong-shape" if is_number(value) and not isinstance(value, np.generic) else "wrong-type"
    shape = wanted.shape
    if value.shape != shape:
        return "returns-row" if value.shape in {shape[1:], shape[2:], shape[-1:]} - {()} else "wrong-shape"
    if wanted.dtype == np.float64:
        return None if value.dtype == np.float64 else "wrong-type"
    return None if value.dtype.kind == wanted.dtype.kind else "wrong-type"


def _flaw_of_tuple(value: Any, wanted: tuple[Any, ...]) -> str | None:
    if not isinstance(value, tuple | list):
        return "wrong-type"
    if len(value) != len(wanted):
        return "wrong-shape"
    return next((flaw for flaw in map(flaw_of, value, wanted) if flaw is not None), None)


def _is_tuple(value: Any) -> bool:
    return isinstance(value, tuple) or (isinstance(value, Opaque) and value.kind == "tuple")
