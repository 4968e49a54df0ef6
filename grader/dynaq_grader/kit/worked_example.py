"""The worked example that a student is shown beside the verdict: the first public call that comes out wrong.

Public calls are the first that a worker is asked, before a hidden input is sent: numbers that a student is shown cannot
carry one. They are parsed, capped and formatted (`dynaq_utils.worked_example`); no text of a student passes.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from dynaq_utils.answers import lists_as_arrays
from dynaq_utils.worked_example import as_lines, returned

from ..workers.calls import ENDINGS, Answer, Call, RngState, call_many
from . import catalogue
from .comparing import alike
from .examples import SEED, as_told, expected
from .exercise import Exercise, PublicCall
from .judging import ask_public


@dataclass(frozen=True)
class Shown:
    """What came of the examples.

    Attributes:
        lines: The first one that the function gets wrong, as lines of text; nothing if it gets all right.
        ended: Whether the worker has ended.
    """

    lines: list[str]
    ended: bool


def show(exercise: Exercise, function: Callable[..., object]) -> Shown:
    """Asks all examples and tells the first that a function gets wrong."""
    answers = _asked(exercise, function)
    ended = bool(answers) and answers[-1].error in ENDINGS
    for example, answer in zip(exercise.examples, answers, strict=False):
        wanted, close = expected(exercise, example), exercise.close
        value = lists_as_arrays(answer.value, wanted) if exercise.lists else answer.value
        if answer.error is not None or not any(alike(value, right, close, close) for right in (wanted, *example.also)):
            return Shown(_tell(exercise, example, replace(answer, value=value), wanted), ended)
    return Shown([], ended)


def _asked(exercise: Exercise, function: Callable[..., object]) -> list[Answer]:
    """The answers to the examples, in one batch where the function takes data alone."""
    start = RngState.seeded(SEED)
    asked = [copy.deepcopy(example.args) for example in exercise.examples]  # examples may share a table
    if exercise.through is None:
        return call_many(function, [Call(args) for args in asked], start)
    answers: list[Answer] = []
    for args in asked:
        answers.append(ask_public(exercise, function, args, start))
        if answers[-1].error in ENDINGS:
            break
    return answers


def _tell(exercise: Exercise, example: PublicCall, answer: Answer, wanted: Any) -> list[str]:
    texts = catalogue.texts(exercise)
    before = None if exercise.table is None else example.args[exercise.table]
    if answer.error is not None:
        came = [texts["example-raised"].format(error=answer.error)]
    else:
        came = returned(answer.value, wanted, texts)
    return as_lines(texts, as_told(exercise, example, texts), before, came, wanted)
