"""The judge of functions that draw entries and move them: asks everything and works out what the answers show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .. import judging
from ..asking import put
from ..counting import Counted
from ..exercise import Exercise
from ..flaws import flaw_of, most_common
from ..long_run import told_of, used
from ..settings import JudgeSettings
from .evidence import told
from .models import without_ends
from .naming import name
from .shown import Moved, Moves

TABLE = 1
"""Position of the argument that a call may change."""


def judged_by(moves: Moves) -> Callable[[Exercise, Callable[..., Any], JudgeSettings], Moved]:
    """The judge of an exercise, from what it says of its moves."""

    def judge(exercise: Exercise, function: Callable[..., Any], settings: JudgeSettings) -> Moved:
        questions, before = judging.questions_of(exercise, settings), used(function)
        counted = {name: question for name, question in questions.items() if isinstance(question.about, Counted)}
        asked = {name: question for name, question in questions.items() if question.loop is None}
        replies = put(function, asked, exercise.name, settings, {TABLE}, counted)
        found = Moved(moves=moves, function=function, settings=settings, replies=replies, questions=questions)
        if found.stumbles_at_ends:  # what else it does is looked at where there are none
            going_on = {name: without_ends(question, moves.right) for name, question in counted.items()}
            replies |= put(function, going_on, exercise.name, settings, {TABLE})
            found = Moved(moves=moves, function=function, settings=settings, replies=replies, questions=questions)
        found.spent["questions"] = used(function) - before
        found.flaw = _common_flaw(found)
        if found.flaw is None and found.is_answered:
            found.look()
            for line in exercise.lines:
                found.holds[line.name] = line.holds(found)
            found.notes += ["seeded-equal"] if found.ran.equal else ["seeded-inside"] if found.ran.inside else []
            found.notes += ["terminal-left-out"] if found.leaves_out_ends else []
            found.notes += told_of(found.length)
        found.evidence[:0] = told(found)
        found.mistake = name(found)
        return found

    return judge


def _common_flaw(found: Moved) -> str | None:
    """What is wrong with most of the things that came back, if most are not tables."""
    flaws = [flaw_of(a.value, q.value) for q, a in found.moving + found.ending if a.error is None]
    if not flaws:
        counted = found.all_of(Counted)
        flaws = [flaw_of(a.value, replies.question.about.starts[0]) for replies in counted for a in replies.given]
    return most_common(flaws)
