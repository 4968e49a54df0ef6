"""Asks a function everything and says what the answers show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .. import judging
from ..asking import put
from ..exercise import Exercise
from ..flaws import flaw_of, most_common
from ..long_run import used
from ..settings import JudgeSettings
from .asked import VALUE
from .evidence import evidence_of
from .findings import Planned
from .planner import Named, Planner

Judge = Callable[[Exercise, Callable[..., Any], JudgeSettings], Planned]


def judge_by(right: Planner, wrong: Named, of_changed: Mapping[int, str]) -> Judge:
    """A judge that compares with planners.

    Args:
        right: The right planner.
        wrong: Planners with a mistake and its code, in the order in which they are tried.
        of_changed: The mistake of whoever changes an argument, by the argument's position.
    """

    def judge(exercise: Exercise, function: Callable[..., Any], settings: JudgeSettings) -> Planned:
        questions, before = judging.questions_of(exercise, settings), used(function)
        replies = put(function, questions, exercise.name, settings, {VALUE})
        found = Planned(right=right, wrong=wrong, replies=replies)
        found.spent["questions"] = used(function) - before
        found.flaw = most_common(flaw_of(answer.value, asked.value) for asked, answer in found.singles)
        if not all(one.only_drew for one in replies.values()):
            found.notes.append("reseeds-generator")
        if found.flaw is None and found.singles and found.fatal is None:
            for line in exercise.lines:
                found.holds[line.name] = line.holds(found)
        found.evidence += evidence_of(found)
        found.mistake = _name(found, of_changed)
        return found

    return judge


def _name(found: Planned, of_changed: Mapping[int, str]) -> str | None:
    if found.fatal is not None:
        return "too-slow" if found.fatal == "TimeLimit" else "raises"
    if not found.singles:
        return "not-attempted" if set(found.errors) == {"NotImplementedError"} else "raises"
    if found.flaw is not None:
        return found.flaw
    if found.holds and all(found.holds.values()):
        return None
    if "reseeds-generator" in found.notes:
        return "reseeds-generator"
    changed = [code for position, code in of_changed.items() if position in found.changed]
    return changed[0] if changed else _name_of_numbers(found)


def _name_of_numbers(found: Planned) -> str:
    if found.planner is not None and found.planner[0] is not None:
        return found.planner[0]
    if found.errors:
        return "raises"
    if found.changed:
        return "changes-arguments"
    return "unfair-draws" if found.all_single_right else "unrecognised"
