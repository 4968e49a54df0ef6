"""Whether what is asked is kept from who has the public examples, or another student's questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from ..comparing import alike
from ..exercise import Exercise, Question
from ..judging import questions_of
from ..settings import JudgeSettings
from .fault import Fault
from .judged import SEEDS


def faults(exercise: Exercise) -> Iterator[Fault]:
    """Gives the public examples that are asked as well, and an exercise that asks everybody the same."""
    asked = [questions_of(exercise, replace(JudgeSettings(), seed=seed)) for seed in SEEDS]
    for name in asked[0]:
        calls = [args for questions in asked for args in questions[name].calls]
        for public, shown in _public_calls(exercise):
            if any(_same(args, shown) for args in calls):
                yield Fault("secrecy", public, f"The question {name!r} asks what {public} shows. Ask something else.")
    if asked[0] and all(_same_question(asked[0][name], asked[1][name]) for name in asked[0]):
        yield Fault(
            "secrecy", "", "Every student is asked the same. Let a question draw its numbers from its generator."
        )


def _public_calls(exercise: Exercise) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for number, example in enumerate(exercise.examples, start=1):
        yield f"example {number}", example.args
    if exercise.visible is not None:
        for number, call in enumerate(exercise.visible.calls, start=1):
            yield f"call {number} of the visible check", call.args


def _same_question(one: Question, other: Question) -> bool:
    return (
        len(one.calls) == len(other.calls)
        and all(map(_same, one.calls, other.calls))
        and _same(tuple(one.inputs.values()), tuple(other.inputs.values()))
    )


def _same(one: Sequence[Any], other: Sequence[Any]) -> bool:
    return len(one) == len(other) and all(map(_same_value, one, other))


def _same_value(one: Any, other: Any) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same_value(one[key], other[key]) for key in one)
    if isinstance(one, tuple | list) and isinstance(other, tuple | list):
        return _same(one, other)
    return one is other or alike(one, other, 0.0, 0.0)
