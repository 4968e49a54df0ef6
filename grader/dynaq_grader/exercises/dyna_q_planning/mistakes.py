"""The right planner, and ones that make a certain mistake: wrong backups, wrong draws, what goes wrong around them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from dynaq_utils.learning import q_learning

from ...kit.exercise import Mistake
from ...kit.moves import drawing, moving
from ...kit.moves.careless import careless
from ...kit.moves.wrong_draws import DRAWS
from ...kit.moves.wrong_moves import Looks, each
from .rules import RIGHT, RULES, expected


def back_up(model: Any, value: Any, params: Any, pair: tuple[int, int]) -> None:
    """Backs up one known pair."""
    reward, next_state = model[pair].tolist()
    q_learning(*pair, reward, next_state, value, params)


def right(model: Any, value: Any, params: Any) -> Any:
    """Backs up k known pairs, each drawn anew, all alike."""
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for state, action in known[np.random.randint(len(known), size=params["k"])].tolist():
        back_up(model, value, params, (state, action))
    return value


SKIPPED: Looks = {
    "skips-zero": (
        lambda q: q.alpha if q.reward else 0.0,
        lambda q: q.alpha if q.next_state != 0 else 0.0,
        lambda q: q.alpha if q.state else 0.0,
        lambda q: q.alpha if q.action else 0.0,
        lambda q: q.alpha if q.state or q.action else 0.0,
    )
}
"""A zero is taken for nothing, and the pair is left as it is."""

ELSEWHERE = (
    *each(RIGHT, "alpha", SKIPPED),
    expected(0.05),
    replace(RIGHT, code="adds-bonus", reward=lambda q: q.reward + 0.01),
    replace(RIGHT, code="skips-zero", future=lambda t, q, s: t[s].max() if s else 0.0),
    replace(RIGHT, code="bootstraps-terminal", after=lambda q: q.next_state or 0),
    replace(RIGHT, code="gamma-hard-coded", gamma=lambda q: 0.8),
    replace(RIGHT, code="alpha-hard-coded", alpha=lambda q: 0.5),
    replace(RIGHT, code="hard-coded-parameters", alpha=lambda q: 0.5, gamma=lambda q: 0.8),
    replace(RIGHT, code="overwrites-value", move=lambda old, target, alpha: target),
)
"""Mistakes that no rule is tried for: what is wrong with the numbers tells them."""

MISTAKES = (
    *(Mistake(rule.code, moving(rule)) for rule in (*RULES, *ELSEWHERE)),
    *(Mistake(code, drawing(draw, back_up)) for code, draw in DRAWS.items()),
    *(Mistake(code, function) for code, function in careless(right).items()),
)
