"""``dyna_q_plus_planning(model, value, last_tried, now, params)``: k backups with a bonus for what was long not tried.

The draws are random, so that a law decides (`kit.planned` says how sure we are); the numbers of a backup are exact.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ...kit.exercise import CheckedCall, Exercise, Line, PublicCall, VisibleCheck
from ...kit.outcomes import tried
from ...kit.planned import judge_by, lines
from .planners import MISTAKES, PLANNERS, RIGHT, Pair
from .questions import QUESTIONS

NAN = float("nan")


def _args(
    value: list[list[float]], k: int, alpha: float, gamma: float, known: dict[Pair, tuple[float, float]]
) -> tuple[object, ...]:
    table = np.array(value)
    model, last_tried = np.full((*table.shape, 2), NAN), np.zeros(table.shape)
    for number, (pair, outcome) in enumerate(known.items()):
        model[pair], last_tried[pair] = outcome, 7.0 + 5 * number
    return model, table, last_tried, 16, {"k": k, "alpha": alpha, "gamma": gamma, "kappa": 0.4}


ONE_ACTION, TWO_ACTIONS = [[1.0], [2.0], [0.25]], [[9.0, 0.5], [2.0, 4.0], [0.25, -1.0]]
CALLS = (
    *(_args(ONE_ACTION, k, 0.5, 0.5, {(1, 0): (1.0, 2.0)}) for k in (1, 3, 0)),
    _args(TWO_ACTIONS, 400, 1.0, 0.5, {(1, 0): (1.0, 2.0)}),
    _args(TWO_ACTIONS, 400, 1.0, 0.0, {(0, 1): (1.0, 1.0), (2, 0): (1.5, NAN)}),
)
"""One action, so that nothing is left to chance; then so many backups that how often a pair is drawn makes no
difference."""

EXERCISE = Exercise(
    name="dyna_q_plus_planning",
    arguments=("model", "value", "last_tried", "now", "params"),
    right=RIGHT,
    questions=QUESTIONS,
    mistakes=MISTAKES,
    lines=(
        Line("makes k backups", 0.5, lines.makes_k),
        Line("draws any action of a visited state", 1.25, lines.draws_right),
        Line("bonus inside the backup", 1.25, lines.numbers_right(tried, True)),
        Line("pairs that were never tried", 0.5, lines.numbers_right(tried, False)),
        Line("leaves all but the values alone", 0.5, lines.leaves_alone),
    ),
    examples=tuple(PublicCall(args) for args in CALLS),
    folder=Path(__file__).parent,
    table=1,
    judge=judge_by(RIGHT, PLANNERS, of_changed={0: "bonus-into-model"}),
    visible=VisibleCheck(tuple(CheckedCall(args) for args in CALLS)),
)
