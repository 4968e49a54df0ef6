"""What an instructor is shown of the answers: plain numbers, as they were asked, expected and returned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from ..asking import Answer
from ..changed_entries import strays
from ..counting import moves_made
from ..returned_tables import is_numbers
from .rules import Rule, agrees
from .shown import Moved

MOST = 5


def told(found: Moved) -> Iterator[dict[str, Any]]:
    """The first forced questions that were answered wrongly, what was counted, and what else was looked at."""
    asked = found.moving + found.ending
    wrong = [(q, a) for q, a in asked if not agrees(found.right, q, a)]
    yield {"look": "one known pair", "questions": len(asked), "right": len(asked) - len(wrong)}
    yield from (_question(found.right, q, a) for q, a in wrong[:MOST])
    yield from map(moves_made, found.read)
    yield {
        "look": "three pairs that feed each other",
        "tables that came back": len(found.sequences),
        "tables that no two backups give": sum(s is None for s in found.sequences),
    }
    yield {"look": "random streams", "only drawn from": found.only_drew}
    yield {"look": "arguments left changed", "model": 0 in found.changed, "params": 2 in found.changed}


def _question(right: Rule, q: Any, answer: Answer) -> dict[str, Any]:
    split = [replace(q, other=None, k=m) for m in (range(q.k + 1) if q.other is not None else (q.k,))]
    expected = [float(right.run(alone)[q.place]) for alone in split]
    returned = float(answer.value[q.place]) if is_numbers(answer.value, q.value.shape) else np.nan
    return {
        "look": f"one known pair: {q.name}",
        "table": list(q.value.shape),
        **q.told,
        "value before": float(q.value[q.place]),
        "expected": expected if q.other is not None else expected[0],
        "returned": returned if np.isfinite(returned) else None,
        "error": answer.error,
        "other entries that changed": len(strays(answer.value, q.value, q.known)),
    }
