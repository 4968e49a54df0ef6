"""What an instructor is shown of a planner's answers: plain numbers, as they were asked, expected and returned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from ...kit.returned_tables import is_numbers
from ...workers.calls import Answer
from ..probes import ring
from ..probes.counting import ALPHA, GAMMA, Counts, right_targets
from ..probes.forced import Forced
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


def _first_call(c: Counts) -> dict[str, Any]:
    """The known pairs of a model, and what the first call that gave a table did with them."""
    start = c.counted.start_of(int(c.calls[0]))
    return {
        "state, action, reward and next state of each pair": [
            [*pair, reward, after]
            for pair, reward, after in zip(c.counted.pairs, c.counted.rewards, c.counted.next_states, strict=True)
        ],
        "alpha and gamma": [ALPHA, GAMMA],
        "first call, values before": [float(start[pair]) for pair in c.counted.pairs],
        "first call, right targets": right_targets(c.counted)[int(c.calls[0]) % len(c.counted.starts)].tolist(),
        "first call, backups of each pair": [_number(float(n)) for n in c.counts[0]],
    }


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
            **_first_call(c),
            "entries changed of pairs that were never tried": sorted(list(stray) for stray in c.strays)[:12],
            "model changed": c.model_changed,
            "params changed": c.params_changed,
        }
        for c in read
    ]


def ring_asked(asked: ring.Ring, sequences: Sequence[int | None]) -> dict[str, Any]:
    """The three pairs whose order is read off, and how many calls took no order of two backups at all."""
    return {
        "look": "three pairs that feed each other",
        "calls": ring.CALLS,
        "k": ring.K,
        "alpha and gamma": [ring.ALPHA, ring.GAMMA],
        "state, action, reward and next state of each pair": [
            [*pair, reward, asked.pairs[ring.FOLLOWER[i]][0]]
            for i, (pair, reward) in enumerate(zip(asked.pairs, asked.rewards, strict=True))
        ],
        "values before": [float(asked.start[pair]) for pair in asked.pairs],
        "tables that came back": len(sequences),
        "tables that no two backups give": sum(s is None for s in sequences),
    }
