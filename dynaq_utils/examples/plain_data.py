"""Plain data out of JSON, which knows neither NaN nor arrays nor tuples; the grader's `kit.plain_json` writes it."""

from __future__ import annotations

from typing import Any

import numpy as np


def from_json(told: Any) -> Any:
    """Gives the number, text, array, list, tuple or dict that was written; an array is a new one each time."""
    if isinstance(told, list):
        return [from_json(item) for item in told]
    if not isinstance(told, dict):
        return told
    if "number" in told:
        return float(told["number"])
    if "array" in told:
        array = np.array(told["array"], dtype=object).astype(told["dtype"])
        return array.reshape(told["shape"]) if "shape" in told else array
    if "tuple" in told:
        return tuple(from_json(item) for item in told["tuple"])
    return {name: from_json(item) for name, item in told["dict"].items()}
