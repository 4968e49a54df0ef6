"""The judge of a planner: asks everything and works out what the answers show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...kit import judging
from ...kit.asking import put
from ...kit.exercise import Exercise
from ...kit.flaws import flaw_of, most_common
from ...kit.settings import JudgeSettings
from . import evidence
from .naming import name
from .planned import Planned


def judge(exercise: Exercise, planner: Callable[..., Any], settings: JudgeSettings) -> Planned:
    """Asks a planner everything and works out what its answers show."""
    questions = judging.questions_of(exercise, settings)
    found = Planned(planner=planner, settings=settings, replies=put(planner, questions, exercise.name, settings, {1}))
    found.flaw = _common_flaw(found)
    if found.flaw is None and found.is_answered:
        found.look()
        for line in exercise.lines:
            found.holds[line.name] = line.holds(found)
        ran = found.seeded
        found.notes += ["seeded-equal"] if ran.equal else ["seeded-inside"] if ran.inside else []
        found.notes += ["terminal-left-out"] if found.leaves_out_ends else []
    found.evidence[:0] = evidence.told(found)
    found.mistake = name(found)
    return found


def _common_flaw(found: Planned) -> str | None:
    """What is wrong with most of the things that came back, if most are not tables."""
    flaws = [flaw_of(a.value, q.value) for q, a in found.moving + found.ending if a.error is None]
    if not flaws:
        counted = [found.replies[name] for name in ("8 pairs", "12 pairs")]
        flaws = [flaw_of(a.value, replies.question.about.starts[0]) for replies in counted for a in replies.given]
    return most_common(flaws)
