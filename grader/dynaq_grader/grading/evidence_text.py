"""The evidence of a verdict as text for an instructor: what was asked, expected and returned, statistic and bound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

MOST_ENTRIES = 24


def explain(evidence: Sequence[Mapping[str, Any]]) -> str:
    """Tells the entries of `Score.evidence` one after the other.

    Args:
        evidence: Plain dicts; the entry "look" names what was looked at, all others are told in their order.

    Returns:
        Text of several lines, one paragraph an entry; a sentence where there is no evidence.
    """
    if not evidence:
        return "There is no evidence: the function was missing, or nothing came back that could be looked at."
    return "\n\n".join(_paragraph(entry) for entry in evidence)


def _paragraph(entry: Mapping[str, Any]) -> str:
    lines = [str(entry.get("look", "look")).capitalize()]
    lines += [f"  {name}: {_told(value)}" for name, value in entry.items() if name != "look"]
    return "\n".join(lines)


def _told(value: object) -> str:
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.12g}"
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_told(item)}" for name, item in value.items()) or "nothing"
    if isinstance(value, (list, tuple)):
        told = ", ".join(_told(item) for item in value[:MOST_ENTRIES])
        return f"[{told}{', ...' if len(value) > MOST_ENTRIES else ''}]"
    return str(value)
