"""What an instructor is shown of a planner's answers: plain numbers, as they were asked, expected and returned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from ..calls import Answer
from ..probes.counting import Counts
from ..probes.forced import Forced
from ..probes.tables import is_numbers
from .planning_rules import RIGHT, agrees

MOST = 5


def forced_answers(asked: Sequence[tuple[Forced, Answer]]) -> list[dict[str, Any]]:
    """The first forced questions that were answered wrongly, and how many were right."""
    wrong = [(q, a) for q, a in asked if not agrees(RIGHT, q, a)]
    summary = {"look": "one known pair", "questions": len(asked), "right": len(asked) - len(wrong)}
    return [summary, *(_question(q, a) for q, a in wrong[:MOST])]


def _question(question: Forced, answer: Answer) -> dict[str, Any]:
    place = question.state, question.action
    after = question.next_state
    told: dict[str, Any] = {
        "look": f"one known pair: {question.name}",
        "table": list(question.value.shape),
        "state": question.state,
        "action": question.action,
        "reward": question.reward,
        "next state": after,
        "alpha": question.alpha,
        "gamma": question.gamma,
        "k": question.k,
        "value before": float(question.value[place]),
        "values of the next state": [] if after is None else question.value[after].tolist(),
        "expected": _expected(question),
        "returned": None,
        "error": answer.error,
    }
    if is_numbers(answer.value, question.value.shape):
        table = np.asarray(answer.value, dtype=np.float64)
        told["returned"] = _number(float(table[place]))
        moved = table != question.value
        for pair in question.known:
            moved[pair] = False
        told["other entries that changed"] = int(moved.sum())
    return told


def _expected(question: Forced) -> float | list[float]:
    """The right value, or those after 0 to k backups where a second pair is known."""
    place = question.state, question.action
    if question.other is None:
        return float(question.expected()[place])
    return [float(replace(question, k=m).expected()[place]) for m in range(question.k + 1)]


def _number(number: float) -> float | None:
    return number if np.isfinite(number) else None


def backups_made(read: Sequence[Counts]) -> list[dict[str, Any]]:
    """How many backups there were in all calls of each model, as far as they can be read."""
    return [
        {
            "look": "number of backups",
            "model": c.counted.name,
            "calls": len(c.calls),
            "k": c.counted.k,
            "expected": c.counted.k * len(c.calls),
            "counted": float(np.nansum(c.counts)),
            "fewest in a call": float(np.nansum(c.counts, axis=1).min()),
            "most in a call": float(np.nansum(c.counts, axis=1).max()),
            "pairs that cannot be read": [list(p) for p, r in zip(c.counted.pairs, c.readable, strict=True) if not r],
            "entries changed of pairs that were never tried": sorted(list(stray) for stray in c.strays)[:12],
            "model changed": c.model_changed,
            "params changed": c.params_changed,
        }
        for c in read
    ]
