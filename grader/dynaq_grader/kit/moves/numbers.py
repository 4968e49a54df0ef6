"""Names that are read off the numbers of the forced answers, where no rule explains them.

The names are codes of the exercise that is judged; its catalogue has their sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ..asking import Answer
from ..returned_tables import is_numbers
from .forced import Forced
from .rules import Rule
from .shown import Moved

CLOSE = 1e-9
LEAST = 3
"""Answers that have to be wrong before they get a name."""

Asked = Sequence[tuple[Forced, Answer]]


def of_numbers(found: Moved) -> str | None:
    """A mean of all targets so far, a bonus on each reward, or shares that grow from backup to backup."""
    asked = leading_on(found)
    if len(asked) < len(found.moving) // 2 or len(found.wrong) < LEAST:
        return None
    looks = {"running-mean": _is_mean, "adds-bonus": _has_bonus, "eligibility-traces": _has_traces}
    return next((code for code, look in looks.items() if look(found.right, asked)), None)


def leading_on(found: Moved) -> Asked:
    """The answers to questions about a pair that leads to another state, so that its target never moves."""
    return [(q, a) for q, a in found.moving if q.k and q.next_state != q.state and is_numbers(a.value, q.value.shape)]


def _numbers(right: Rule, asked: Asked) -> Any:
    """Old and new value, target, learning rate and k of each question, as arrays."""
    rows = [(q.value[q.place], a.value[q.place], right.target(q, q.value), q.alpha, q.k) for q, a in asked]
    return np.array(rows, dtype=float).T


def _is_mean(right: Rule, asked: Asked) -> bool:
    """Whether each value is what so many targets and so many old values are on average."""
    old, new, target, _, k = _numbers(right, asked)
    with np.errstate(all="ignore"):
        before = k * (target - old) / (new - old) - k
        return bool((np.abs(before - np.rint(before)) < 1e-5 * (1 + before)).all() and (before < 1000).all())


def _has_bonus(right: Rule, asked: Asked) -> bool:
    """Whether whatever is wrong is as if some of the rewards were a little larger."""
    old, new, target, alpha, k = _numbers(right, asked)
    left = (1 - alpha) ** k
    extra = (new - target - left * (old - target)) / (1 - left)
    wrong = np.abs(extra) > CLOSE * np.maximum(1, np.abs(target))
    return bool(wrong.sum() >= LEAST and (extra[wrong] > 0).all() and (extra < 1).all())


def _has_traces(right: Rule, asked: Asked) -> bool:
    """Whether each backup goes a share of the way that the ones before it add to."""
    q, a = next((q, a) for q, a in asked if q.k == 2)
    old, new, target, alpha, _ = _numbers(right, [(q, a)])[:, 0]
    more = (1 - (target - new) / (target - old) / (1 - alpha)) / alpha - 1
    ways = (more, 0), (more / q.gamma, 1)
    return more > CLOSE and any(all(_is_traced(right, *each, *way) for each in asked) for way in ways)


def _is_traced(right: Rule, question: Forced, answer: Answer, kept: float, power: int) -> bool:
    """Whether traces of which so much is kept give the answer."""
    value, trace, target = question.value[question.place], 0.0, right.target(question, question.value)
    for _ in range(question.k):
        trace = trace * kept * question.gamma**power + 1
        value += question.alpha * trace * (target - value)
    return bool(abs(value - answer.value[question.place]) < CLOSE * question.scale)
