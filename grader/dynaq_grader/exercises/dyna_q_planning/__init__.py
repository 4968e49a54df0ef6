"""``dyna_q_planning(model, value, params)``: k backups of pairs drawn from what the model knows.

The draws are random, so that laws decide (`kit.laws` states how sure we are), and where nothing is left to chance the
rules of `rules`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from ...kit.exercise import Exercise, Line, PublicCall
from ...kit.long_run import Length, LongRun
from ...kit.moves import BACKUP, RUNS_K, Moved, Moves, judged_by, lines
from ...kit.moves.models import call
from ...kit.settings import JudgeSettings
from ...reference.course_run import ALL_EPISODES, EPISODES, FEW_EPISODES, course_run
from ...reference.seeded_run import SeededRun, seeded_run
from . import naming, rules
from .mistakes import MISTAKES, right
from .questions import QUESTIONS
from .visible_check import VISIBLE

NAN = float("nan")


def tell(args: tuple[Any, ...], texts: Mapping[str, str]) -> list[str]:
    """A model and the parameters in words."""
    model, _, params = args
    pairs = []
    for state, action in np.argwhere(~np.isnan(model[:, :, 0])):
        reward, after = model[state, action]
        text = texts["example-pair-end" if np.isnan(after) else "example-pair"]
        pairs.append(text.format(state=state, action=action, reward=f"{reward:g}", next_state=f"{after:g}"))
    rates = {name: f"{params[name]:g}" for name in ("alpha", "gamma", "k")}
    return [texts["example-model"].format(pairs="; ".join(pairs)), texts["example-params"].format(**rates)]


def _example(known: dict[tuple[int, int], tuple[float, float]], alpha: float, k: int, **also: Any) -> PublicCall:
    value = np.array([[1.0, 0.5], [2.0, 4.0], [0.25, -1.0]])
    return PublicCall(call(value, known, alpha, 0.5, k), **also)


WITHOUT_END = np.array([[1.0, 3.0], [2.0, 4.0], [0.25, -1.0]])
EXAMPLES = (
    *(_example({(0, 1): (1.0, 1.0)}, 0.25, 1), _example({(0, 1): (1.0, 1.0)}, 0.25, 3)),
    *(_example({(2, 1): (0.0, 0.0)}, 0.25, 1), _example({(1, 0): (0.5, 1.0)}, 0.25, 0)),
    # A planner that leaves out pairs that end the episode is accepted, and may look for another pair for ever where
    # there is none. With a learning rate of 1 and fixed targets, how often each is drawn makes no difference.
    _example({(0, 1): (1.0, 1.0), (2, 0): (1.5, NAN)}, 1.0, 40, also=(WITHOUT_END,)),
)
"""One known pair each, so that nothing is left to chance; then a pair that ends the episode beside another."""

LINES: tuple[tuple[str, float, Callable[[Moved], bool]], ...] = (
    (RUNS_K, 1.0, lines.runs_k),
    ("from experienced pairs only", 1.0, lines.experienced_only),
    ("drawn fairly", 1.0, lines.drawn_fairly),
    (BACKUP, 1.0, lines.backs_up_right),
    ("end of episode", 0.5, lines.ends),
    ("leaves model and params alone", 0.5, lines.leaves_alone),
    ("the seeded run", 1.0, lines.runs_right),
)


LENGTHS: Mapping[Length, int] = {"short": FEW_EPISODES, "usual": EPISODES, "whole": ALL_EPISODES}
"""Episodes of the seeded run."""


def run(function: Callable[..., Any], asked: LongRun) -> SeededRun:
    """The seeded run of the course."""
    return seeded_run(function, LENGTHS[asked.length], asked)


MOVES = Moves(rules.RIGHT, rules.RULES, rules.fitted, run, names={"of_values": naming.of_next_actions})


def warm(settings: JudgeSettings) -> None:
    """Works out the right runs."""
    for episodes in (EPISODES, FEW_EPISODES):
        course_run(episodes)


EXERCISE = Exercise(
    name="dyna_q_planning",
    arguments=("model", "value", "params"),
    right=right,
    questions=QUESTIONS,
    mistakes=MISTAKES,
    lines=tuple(Line(*line) for line in LINES),
    examples=EXAMPLES,
    folder=Path(__file__).parent,
    tell=tell,
    table=1,
    judge=judged_by(MOVES),
    former_names=("planning",),
    visible=VISIBLE,
    warm=warm,
)
