"""Names that the values of the next state give, where no rule explains the answers."""

from __future__ import annotations

import numpy as np

from ...kit.asking import Answer
from ...kit.moves import Forced, Moved, agrees
from ...kit.moves.numbers import CLOSE, leading_on
from .rules import RIGHT


def of_next_actions(found: Moved) -> str | None:
    """Every backup takes some action's value in the next state, not always the largest: drawn ones, or others."""
    asked = [(q, a) for q, a in leading_on(found) if q.k <= 3]
    right = [agrees(RIGHT, q, a) for q, a in asked]
    if all(right) or not all(_takes_actions(q, a) for q, a in asked):
        return None
    return "sarsa" if any(right) else "target-other-action"


def _takes_actions(question: Forced, answer: Answer) -> bool:
    """Whether backups towards the values of any actions of the next state give the answer."""
    values = np.array([question.value[question.place]])
    targets = question.reward + question.gamma * question.value[int(question.next_state or 0)]
    for _ in range(question.k):
        values = (values[:, None] + question.alpha * (targets - values[:, None])).ravel()
    return bool((np.abs(values - answer.value[question.place]) < CLOSE * question.scale).any())
