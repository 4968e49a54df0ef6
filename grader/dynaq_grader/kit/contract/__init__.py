"""The contract of an exercise, checked on the exercise itself: what `dynaq check-exercise` tells.

Every mistake is told apart from right and from every other one, every line of the rubric is won by the instructor's
function and lost by some other, no public example is asked, every sentence is written, and it does not take long.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..exercise import Exercise
from ..settings import JudgeSettings
from . import answers, form, judged, naming, rubric, secrecy, sentences, speed
from .fault import Fault

__all__ = ["Fault", "can_be_judged", "check"]

BLOCKING = ("arguments", "questions", "right", "examples")
"""Faults after which nothing can be judged: there is nothing to ask, or no right answer to it."""


def check(exercise: Exercise, made_by: Mapping[str, Callable[..., Any]] | None = None) -> list[Fault]:
    """Everything that is wrong with an exercise; nothing is judged before there is something to judge.

    Args:
        exercise: The exercise.
        made_by: Functions for mistakes that have none of their own, by code.
    """
    made_by = made_by or {}
    faults = [*form.faults(exercise), *sentences.faults(exercise), *answers.faults(exercise, JudgeSettings())]
    unmade = [m.code for m in exercise.mistakes if m.function is None and m.code not in made_by]
    faults += [_without_function(code) for code in dict.fromkeys(unmade)]
    return faults + _judged_faults(exercise, made_by) if can_be_judged(faults) else faults


def can_be_judged(faults: Sequence[Fault]) -> bool:
    """Whether there is something to ask and a right answer to it, for all that was found wrong."""
    return not any(fault.code in BLOCKING for fault in faults)


def _judged_faults(exercise: Exercise, made_by: Mapping[str, Callable[..., Any]]) -> list[Fault]:
    if exercise.warm is not None:
        exercise.warm(JudgeSettings())
    wrong = judged.mistakes(exercise, made_by)
    return [
        *naming.of_right(judged.right(exercise)),
        *naming.of_mistakes(wrong),
        *rubric.faults(exercise, [*wrong, *judged.careless(exercise)]),
        *secrecy.faults(exercise),
        *speed.faults(speed.seconds_of(exercise)),
    ]


def _without_function(code: str) -> Fault:
    return Fault(
        "mistakes", code, f"Nothing makes the mistake {code}. Give it a function, or an answer in the bank (--bank)."
    )
