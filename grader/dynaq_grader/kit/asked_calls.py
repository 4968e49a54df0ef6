"""The calls that the questions of an exercise make, with their arguments as the instructor's function leaves them."""

from __future__ import annotations

from typing import Any

from ..workers.calls import PREVIOUS, Call, RngState, call_many
from .exercise import Exercise, Question
from .judging import questions_of
from .settings import JudgeSettings


def asked_calls(exercise: Exercise, seed: int) -> list[tuple[Any, ...]]:
    """The arguments of every call; where one is what the call before returned, it is the right answer to that."""
    asked = questions_of(exercise, JudgeSettings(seed=seed))
    return [args for question in asked.values() for args in _filled(exercise, question)]


def _filled(exercise: Exercise, question: Question) -> list[tuple[Any, ...]]:
    answers = call_many(exercise.right, [Call(args) for args in question.calls], RngState.seeded(0))
    values = [None, *(answer.value for answer in answers)]
    return [
        tuple(values[i] if arg is PREVIOUS else arg for arg in question.calls[i])
        for i in range(min(len(question.calls), len(answers)))
    ]
