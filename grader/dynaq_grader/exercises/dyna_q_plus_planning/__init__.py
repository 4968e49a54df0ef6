"""``dyna_q_plus_planning(model, value, last_tried, now, params)``: k backups with a bonus for what was long not tried.

The draws are random, so that a law decides (`judge` states how sure we are); the numbers of each backup are exact.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ...kit.exercise import CheckedCall, Exercise, Line, PublicCall, VisibleCheck
from . import judge
from .planners import MISTAKES, RIGHT
from .questions import QUESTIONS

NAN = float("nan")


def _args(k: int, alpha: float, gamma: float, known: dict[tuple[int, int], tuple[float, float]]) -> tuple[object, ...]:
    value = np.array([[1.0, 0.5], [2.0, 4.0], [0.25, -1.0]])
    model, last_tried = np.full((3, 2, 2), NAN), np.zeros((3, 2))
    for number, (pair, outcome) in enumerate(known.items()):
        model[pair], last_tried[pair] = outcome, 7.0 + 5 * number
    return model, value, last_tried, 16, {"k": k, "alpha": alpha, "gamma": gamma, "kappa": 0.5}


ONE, TWO = {(0, 1): (1.0, 1.0)}, {(0, 1): (1.0, 1.0), (2, 0): (1.5, NAN)}
CALLS = (_args(80, 1.0, 0.0, ONE), _args(120, 1.0, 0.0, TWO), _args(0, 0.5, 0.5, ONE))
"""With a learning rate of 1 and a discount of 0, how often each pair is drawn makes no difference."""

EXERCISE = Exercise(
    name="dyna_q_plus_planning",
    arguments=("model", "value", "last_tried", "now", "params"),
    right=RIGHT,
    questions=QUESTIONS,
    mistakes=MISTAKES,
    lines=(
        Line("makes k backups", 0.5, judge.makes_k),
        Line("draws any action of a visited state", 1.25, judge.draws_right),
        Line("bonus inside the backup", 1.25, judge.numbers_right(of_tried=True)),
        Line("pairs that were never tried", 0.5, judge.numbers_right(of_tried=False)),
        Line("leaves all but the values alone", 0.5, judge.leaves_alone),
    ),
    examples=tuple(PublicCall(args) for args in CALLS),
    folder=Path(__file__).parent,
    table=1,
    judge=judge.judge,
    visible=VisibleCheck(tuple(CheckedCall(args) for args in CALLS)),
)
