"""What an instructor is shown of deterministic answers: what was asked, expected and returned, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from .comparing import alike
from .findings import Reply
from .plain_json import plain

MOST_ENTRIES = 64
"""An array of more entries is told by its shape, and by where it differs."""
MOST_DIFFERENCES = 12


def first_wrong(replies: Sequence[Reply]) -> list[dict[str, Any]]:
    """For each question how many answers were right, and the first one that was not."""
    return [_question(name, [r for r in replies if r.question == name]) for name in dict.fromkeys(_names(replies))]


def _names(replies: Sequence[Reply]) -> list[str]:
    return [reply.question for reply in replies]


def _question(name: str, replies: Sequence[Reply]) -> dict[str, Any]:
    asked = [reply for reply in replies if reply.answer is not None]
    wrong = [reply for reply in asked if not (reply.is_answered and alike(reply.value, reply.expected))]
    told: dict[str, Any] = {"look": name, "asked": len(asked), "right": len(asked) - len(wrong)}
    if not wrong:
        return told
    first = wrong[0]
    return {
        **told,
        "first wrong": first.index,
        "arguments": [shown(arg) for arg in first.args],
        "expected": shown(first.expected),
        "returned": shown(first.value),
        "differs at": _differences(first.value, first.expected),
        "error": first.error,
    }


def shown(value: Any) -> Any:
    """Plain data that fits on a few lines."""
    if isinstance(value, np.ndarray):
        return plain(value)["array"] if value.size <= MOST_ENTRIES else f"an array of shape {value.shape}"
    if isinstance(value, tuple | list):
        return [shown(item) for item in value[:MOST_ENTRIES]]
    try:
        return plain(value)
    except TypeError:
        return f"a value of the kind {type(value).__name__}"


def _differences(found: Any, wanted: Any) -> list[Any]:
    """Where two arrays of one shape differ: index, expected, returned; nothing for other answers."""
    if not (isinstance(found, np.ndarray) and isinstance(wanted, np.ndarray) and found.shape == wanted.shape):
        return []
    if found.dtype.kind not in "fiub":
        return []
    differs = ~((found == wanted) | (np.isnan(found) & np.isnan(wanted)))
    places = np.argwhere(differs)[:MOST_DIFFERENCES].tolist()
    return [[place, shown(wanted[tuple(place)].item()), shown(found[tuple(place)].item())] for place in places]
