"""``dyna_q_model_update(model, state, action, reward, next_state)``: stores what was seen, and gives the model back.

Nothing is random in it: after each transition there is one right table, to the last bit. The false-reject rate is 0.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from ...kit.exercise import Exercise, Line, PublicCall
from ...reference.course_run import course_run
from . import lines, naming, questions
from .mistakes import MISTAKES, right
from .visible_check import VISIBLE

NAN = float("nan")
BEFORE = np.array([[[NAN, NAN], [2.0, 1.0]], [[-1.0, NAN], [NAN, NAN]]])


def tell(args: tuple[Any, ...], texts: Mapping[str, str]) -> list[str]:
    """A transition in words."""
    _, state, action, reward, after = args
    return [texts["example-seen"].format(state=state, action=action, reward=f"{reward:g}", next_state=after)]


EXERCISE = Exercise(
    name="dyna_q_model_update",
    arguments=("model", "state", "action", "reward", "next_state"),
    right=right,
    questions=questions.QUESTIONS,
    full=questions.FULL,
    short=questions.SHORT,
    mistakes=MISTAKES,
    lines=(
        Line("stores reward and next state", 1.5, lines.stores),
        Line("changes the right entry and no other", 1.0, lines.leaves_others),
        Line("end of episode", 1.0, lines.marks_ends),
        Line("the seeded run", 0.5, lines.seeded, note="seeded-equal"),
    ),
    examples=tuple(
        PublicCall((BEFORE, *seen)) for seen in ((1, 1, 0.5, 0), (0, 1, 1.5, 0), (0, 1, 0.0, None), (0, 0, 0.0, 1))
    ),
    folder=Path(__file__).parent,
    tell=tell,
    table=0,
    namers=naming.NAMERS,
    former_names=("model_update",),
    visible=VISIBLE,
    warm=lambda settings: course_run(),
)
