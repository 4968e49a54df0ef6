"""What the judge finds of the right function and of each one that makes a mistake."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .. import judging
from ..exercise import Exercise
from ..findings import Findings
from ..settings import PUBLIC_SEED, JudgeSettings

SEEDS = (PUBLIC_SEED, 1, 2)
"""Seeds of the questions: what is told apart at one of them only is told apart by luck."""


@dataclass(frozen=True)
class Judged:
    """A function, who it is and what was found at each seed.

    Attributes:
        code: Code of the mistake, or None of a function that gives the right answers.
        also: Codes that are as good a name.
        found: What the judge found, one entry a seed.
    """

    code: str | None
    also: tuple[str, ...]
    found: tuple[Findings, ...]


def right(exercise: Exercise) -> Judged:
    """What is found of the instructor's function."""
    return _judged(exercise, None, (), exercise.right)


def mistakes(exercise: Exercise, made_by: Mapping[str, Callable[..., Any]]) -> list[Judged]:
    """What is found of each function that makes a mistake.

    Args:
        exercise: The exercise.
        made_by: Functions for mistakes that have none of their own, by code.
    """
    functions = [(m.code, m.also, m.function or made_by.get(m.code)) for m in exercise.mistakes]
    return [_judged(exercise, code, also, function) for code, also, function in functions if function is not None]


def careless(exercise: Exercise) -> list[Judged]:
    """What is found of functions that give right answers and do what they should not beside it."""
    spoilt = (_spoils_arguments(exercise.right), _seeds_streams(exercise.right))
    return [_judged(exercise, None, (), function, SEEDS[:1]) for function in spoilt]


def judge(exercise: Exercise, function: Callable[..., Any], settings: JudgeSettings) -> Findings:
    """What the judge of an exercise finds."""
    found: Findings = (exercise.judge or judging.judge)(exercise, function, settings)
    return found


def _judged(
    exercise: Exercise,
    code: str | None,
    also: tuple[str, ...],
    function: Callable[..., Any],
    seeds: Sequence[int] = SEEDS,
) -> Judged:
    # Where a mistake is accepted with a note, only strict judging tells it apart from right.
    settings = [JudgeSettings(seed=seed, strict=code is not None) for seed in seeds]
    return Judged(code, also, tuple(_without_evidence(judge(exercise, function, one)) for one in settings))


def _without_evidence(found: Findings) -> Findings:
    """What is concluded alone: all answers to a hundred functions are a gigabyte."""
    return Findings(flaw=found.flaw, holds=found.holds, mistake=found.mistake)


def _spoils_arguments(right: Callable[..., Any]) -> Callable[..., Any]:
    def function(*args: Any) -> Any:
        value = copy.deepcopy(right(*args))
        for arg in args:
            if isinstance(arg, np.ndarray):
                arg[...] = 0
            elif isinstance(arg, list | dict):
                arg.clear()
        return value

    return function


def _seeds_streams(right: Callable[..., Any]) -> Callable[..., Any]:
    def function(*args: Any) -> Any:
        np.random.seed(7)
        return right(*args)

    return function
